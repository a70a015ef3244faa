namespace OrgChat.Domain.Model.Attachments;

/// <summary>A file that cannot be attached as it is, however often it is tried.</summary>
public sealed class UnfitFileException : RefusedException
{
    public UnfitFileException(string message) : base(message) { }

    public UnfitFileException(string message, Exception cause) : base(message, cause) { }
}
