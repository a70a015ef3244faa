using System.Globalization;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Web.Components.Shared.Browser;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// Where in a list this tab was, as the browser keeps it: which contents, and below which row the first one in sight stood.
/// </summary>
internal sealed record ListSpot(string List, string At, Guid After)
{
    /// <summary>What the browser keeps it under.</summary>
    public const string Name = "list-spot";

    /// <summary>Names the contents of a list.</summary>
    public static string KeyOf(InboxFilter filter) => $"{filter.Place.Address()} {filter.Text}";

    /// <summary>Where to read on from, if this is the list.</summary>
    public InboxCursor? FromIn(InboxFilter filter) => KeyOf(filter) == List ? Above : null;

    private InboxCursor? Above =>
        long.TryParse(At, CultureInfo.InvariantCulture, out var ticks) && ticks is > 0 and <= 3_155_378_975_999_999_999
        ? new InboxCursor(new DateTimeOffset(ticks, TimeSpan.Zero), After)
        : null;

    public static ListSpot? Of(string? kept) => TabMemoryStore.Parse<ListSpot>(kept);
}
