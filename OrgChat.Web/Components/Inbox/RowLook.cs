using OrgChat.Domain.Live;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// How a row is drawn, beside what it says: one value, because there are hundreds of rows, and each parameter of each costs every window.
/// </summary>
/// <param name="IsSettled">It waited in this list, and waits no more.</param>
/// <param name="IsCompact">With little room the owner is called by the short name.</param>
/// <param name="IsMine">Whether the reader has it claimed.</param>
/// <param name="Here">Who else of the team is there; null for nobody.</param>
/// <param name="Back">Why it is back from being snoozed; null when it is not.</param>
/// <param name="Photo">Of whom the row shows.</param>
/// <param name="Begun">When it began, where another row has the same name; null where none has.</param>
public readonly record struct RowLook(
    RowTimeText Time, bool IsSelected, bool ShowsOwner, bool IsSettled, bool IsCompact, bool IsMine, EqualList<Presence>? Here,
    string? Back, Guid? Photo, string? Begun)
{
    /// <summary>Whether a colleague looks at it, and none writes.</summary>
    public bool IsLookedAt => Here is { Count: > 0 } && !Here[0].IsReplying;

    public bool IsAnswered => Here is { Count: > 0 } && Here[0].IsReplying;
}
