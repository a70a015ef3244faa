using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Features.Search;

/// <summary>What is searched for, and where.</summary>
/// <param name="Text">The words, as typed; see <see cref="SearchQuery"/>. Without a word, all messages of what is chosen.</param>
/// <param name="ClientId">Only conversations this client takes part in.</param>
/// <param name="OwnerId">Only conversations of this owner.</param>
/// <param name="AuthorId">Only messages this person wrote, also on behalf of others.</param>
/// <param name="From">The first moment of the days asked for.</param>
/// <param name="Until">The first moment after them.</param>
public sealed record SearchRequest(
    string Text, Guid? ClientId = null, Guid? OwnerId = null, Guid? AuthorId = null, DateTimeOffset? From = null,
    DateTimeOffset? Until = null)
{
    private bool IsNarrow => ClientId is not null || OwnerId is not null || AuthorId is not null || From is not null || Until is not null;

    /// <returns>The words; null when none is needed, because somebody or some days are chosen.</returns>
    /// <exception cref="RefusedException">See <see cref="SearchQuery.Of"/>; also when nothing is chosen at all.</exception>
    public SearchQuery? Query() => !string.IsNullOrWhiteSpace(Text) ? SearchQuery.Of(Text)
        : IsNarrow ? null
        : throw new RefusedException("SearchEmpty");
}

/// <summary>A message that was found, as one reader sees it.</summary>
public sealed record SearchResultModel
{
    public required Guid ConversationId { get; init; }

    public required long Number { get; init; }

    /// <inheritdoc cref="OrgChat.Domain.Features.Inbox.ConversationSummaryModel.Name"/>
    public required string ConversationName { get; init; }

    /// <inheritdoc cref="OrgChat.Domain.Features.Inbox.ConversationRowModel.Born"/>
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

    /// <summary>Null when the message does not open.</summary>
    public required IReadOnlyList<ExcerptPart>? Excerpt { get; init; }

    /// <summary>What the files sent with it are called, where no word was sought.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}

/// <summary>How many messages a search finds.</summary>
/// <param name="IsAll">False when there are at least as many, and counting on would cost too much.</param>
public sealed record SearchTotalModel(int Count, bool IsAll)
{
    /// <summary>At most as many as are counted.</summary>
    internal static SearchTotalModel Of(int counted, bool isAll) => counted < SearchService.MostCounted
        ? new SearchTotalModel(counted, isAll)
        : new SearchTotalModel(SearchService.MostCounted, IsAll: false);
}

/// <summary>Found messages, newest first.</summary>
/// <param name="Next">Where to go on; null when everything was looked through.</param>
/// <param name="ReachedBackTo">When looking stopped before the page was full: how far back it came. Going on goes further.</param>
/// <param name="Total">With the first page only.</param>
public sealed record SearchPage(
    IReadOnlyList<SearchResultModel> Rows, long? Next, DateTimeOffset? ReachedBackTo, SearchTotalModel? Total = null)
    : Page<SearchResultModel, long?>(Rows, Next);
