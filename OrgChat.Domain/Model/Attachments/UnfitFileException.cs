namespace OrgChat.Domain.Model.Attachments;

/// <summary>A file that cannot be attached as it is, however often it is tried.</summary>
public sealed class UnfitFileException : RefusedException
{
    public UnfitFileException(string key, params object[] arguments) : base(key, arguments) { }

    /// <param name="cause">What was found in it, and says so.</param>
    public UnfitFileException(RefusedException cause) : base(cause) { }
}
