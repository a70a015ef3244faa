namespace OrgChat.Domain.Model;

/// <summary>Who acts: only an identity. Rights are read afresh in the same transaction as the work.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SessionId">The session they act in; empty where the program acts by itself.</param>
/// <param name="Address">The network address they act from, for the record; null where there is none.</param>
public readonly record struct Actor(Guid PersonId, Guid SessionId = default, string? Address = null)
{
    /// <summary>
    /// Whether an open screen reads again by itself. Its refusal, after a right was withdrawn, is nobody’s attempt and is not recorded.
    /// </summary>
    public bool IsScreen { get; init; }

    /// <summary>The same person’s screen, acting on its own.</summary>
    public Actor AsScreen() => this with { IsScreen = true };
}
