namespace OrgChat.Domain;

/// <summary>What was asked for does not exist, or the person may not see it: the two look exactly alike.</summary>
public sealed class NotFoundException(string what) : RefusedException($"This {what} isn’t here, or isn’t open to you.")
{
    /// <summary>The noun a person would use for it, such as “conversation”.</summary>
    public string What { get; } = what;
}
