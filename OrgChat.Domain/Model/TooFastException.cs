namespace OrgChat.Domain.Model;

/// <summary>More at once than a person does; nothing was done, and a moment later it can be.</summary>
public sealed class TooFastException() : RefusedException("TooFast");
