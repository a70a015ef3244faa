namespace OrgChat.Domain.Model.Conversations;

/// <summary>The newest message of a conversation in short.</summary>
public sealed class LastMessage
{
    /// <summary>How much of the text a list keeps, in characters.</summary>
    public const int PreviewLength = 160;

    private LastMessage() { }

    internal LastMessage(Message message)
    {
        AuthorId = message.AuthorId;
        IsByClient = message.IsByClient;
    }

    public Guid AuthorId { get; private set; }

    public bool IsByClient { get; private set; }

    internal static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var end = Math.Min(line.Length, PreviewLength);
        return line[..(end < line.Length && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)];
    }
}
