namespace OrgChat.Domain.Model;

/// <summary>More at once than a person does; nothing was done, and a moment later it can be.</summary>
public sealed class TooFastException() : RefusedException("That was a lot at once. Wait a moment and try again.");
