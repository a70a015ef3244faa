namespace OrgChat.Domain.Conversations;

/// <summary>What a person wrote and is about to send.</summary>
/// <param name="Key">Made once per draft where it is written; the same draft sent twice is the same message.</param>
/// <param name="Text">The text, as typed.</param>
public sealed record Draft(Guid Key, string Text)
{
    /// <summary>Files uploaded for it, in their order.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>The owner the person confirmed to write on behalf of; null when writing as oneself.</summary>
    public Guid? OnBehalfOfId { get; init; }

    /// <summary>The newest message the person had before their eyes when they confirmed.</summary>
    public long SeenNumber { get; init; }
}
