namespace OrgChat.Domain.Model;

/// <summary>
/// What only whoever runs the server can meet, on the console or in the log, and can mend: a key, a backup, a folder, a setting. The
/// message is a sentence in English, as all that is written there.
/// </summary>
public sealed class OperatorException : Exception
{
    public OperatorException(string message) : base(message) { }

    public OperatorException(string message, Exception cause) : base(message, cause) { }
}
