using OrgChat.Domain.Conversations;

namespace OrgChat.Domain.Searching;

/// <summary>What is searched for, and where.</summary>
/// <param name="Text">The words, as typed; see <see cref="SearchQuery"/>.</param>
/// <param name="ClientId">Only conversations this client takes part in.</param>
/// <param name="OwnerId">Only conversations of this owner.</param>
/// <param name="AuthorId">Only messages this person wrote, also on behalf of others.</param>
/// <param name="From">The first moment of the days asked for.</param>
/// <param name="Until">The first moment after them.</param>
public sealed record SearchRequest(
    string Text, Guid? ClientId = null, Guid? OwnerId = null, Guid? AuthorId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>A message that was found, as one reader sees it.</summary>
public sealed record SearchResult
{
    public required Guid ConversationId { get; init; }

    public required long Number { get; init; }

    /// <inheritdoc cref="Inbox.ConversationRow.Name"/>
    public required string ConversationName { get; init; }

    /// <inheritdoc cref="Inbox.ConversationRow.Born"/>
    public DateOnly? Born { get; init; }

    /// <summary>What the reader may do in the conversation.</summary>
    public required Access Access { get; init; }

    public required string OwnerName { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>The birth date of an author whose name somebody else has; null for most, and towards clients.</summary>
    public DateOnly? AuthorBorn { get; init; }

    public required string AuthorTitle { get; init; }

    public required string? OnBehalfOfName { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required IReadOnlyList<ExcerptPart> Excerpt { get; init; }
}

/// <summary>Found messages, newest first.</summary>
/// <param name="Next">Where to go on; null when everything was looked through.</param>
/// <param name="ReachedBackTo">When looking stopped before the page was full: how far back it came. Going on goes further.</param>
public sealed record SearchPage(IReadOnlyList<SearchResult> Results, long? Next, DateTimeOffset? ReachedBackTo);
