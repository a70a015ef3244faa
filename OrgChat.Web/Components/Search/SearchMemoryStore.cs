using OrgChat.Domain.Features.Search;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Lists;

namespace OrgChat.Web.Components.Search;

/// <summary>
/// What this window searches for, so that it is there again when one comes back from a result. It lives as long as the window; for a reload
/// the tab alone keeps it (<see cref="TabMemoryStore"/>): what people search for is in no address, no log and no record.
/// </summary>
public sealed class SearchMemoryStore
{
    public SearchChoice Choice { get; set; } = new();

    /// <summary>What the results answer; null before the first search.</summary>
    public SearchRequest? Sought { get; set; }

    public PagedList<SearchResultModel, long?> Results { get; } = new();

    /// <summary>How many messages there are in all.</summary>
    public SearchTotalModel? Total { get; set; }

    /// <summary>How far back the search came when it stopped early.</summary>
    public DateTimeOffset? ReachedBackTo { get; set; }

    /// <summary>The result that was opened last: there the focus is again on coming back.</summary>
    public (Guid ConversationId, long Number)? Opened { get; set; }

    /// <summary>Asked for elsewhere, and to be searched as soon as the page opens.</summary>
    public bool IsAsked { get; private set; }

    public void Ask(string text)
    {
        Choice = new SearchChoice { Text = text };
        (Sought, IsAsked) = (null, true);
    }

    public bool TakeAsked() => IsAsked && !(IsAsked = false);
}
