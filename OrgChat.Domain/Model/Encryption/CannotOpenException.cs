namespace OrgChat.Domain.Model.Encryption;

/// <summary>What was stored does not open: changed, moved, or sealed with another key. Which of them, nobody is told.</summary>
public sealed class CannotOpenException() : Exception("This could not be opened.");
