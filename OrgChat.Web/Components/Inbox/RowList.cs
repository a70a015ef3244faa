using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Inbox;

/// <summary>The loaded part of a list of conversations: some rows in its order, of which there may be more above and below.</summary>
public sealed class RowList
{
    /// <summary>Rows kept at one time, in memory and on the page; those that went far away are read again when one comes back.</summary>
    public const int Most = 200;

    private List<PlacedRow> rows = [];
    private bool oldestFirst;

    public int Count => rows.Count;

    /// <summary>Whether there are rows above the first.</summary>
    public bool HasAbove { get; private set; }

    public bool HasBelow { get; private set; }

    public InboxCursor First => rows[0].Place;

    public InboxCursor Last => rows[^1].Place;

    public IReadOnlyList<PlacedRow> Rows => rows;

    public bool Holds(Guid id) => rows.Exists(row => row.Row.Id == id);

    /// <summary>Below which place to read, so that this row and what follows it are found; null for the top of the list.</summary>
    public InboxCursor? Above(Guid id) => rows.FindIndex(row => row.Row.Id == id) switch
    {
        > 0 and var index => rows[index - 1].Place,
        _ when HasAbove && Count > 0 => First,
        _ => null,
    };

    /// <summary>Begins anew with the page below a place, or with the first of the list.</summary>
    public void Show(Page<ConversationRowModel, InboxCursor> page, InboxCursor? from, bool oldest)
    {
        (oldestFirst, HasAbove, HasBelow) = (oldest, from is not null, page.Next is not null);
        rows = [.. page.Rows.Select(PlacedNow)];
    }

    /// <summary>Takes in what the part below a place looks like now; the rest stays.</summary>
    /// <returns>Whether anything is another.</returns>
    public bool Renew(Page<ConversationRowModel, InboxCursor> page, InboxCursor? from)
    {
        var (before, hadBelow) = (rows.ToList(), HasBelow);
        var to = page.Next is null ? null : page.Rows[^1].Cursor(oldestFirst);
        var ids = page.Rows.Select(row => row.Id).ToHashSet();
        rows.RemoveAll(row => ids.Contains(row.Row.Id)
            || (!row.IsKept && IsBelow(row, from) && (to is null || Compare(row.Place, to) <= 0)));
        rows.AddRange(page.Rows.Select(PlacedNow));
        rows.Sort((one, other) => Compare(one.Place, other.Place));
        HasBelow = to is not null && (HasBelow || Compare(Last, to) <= 0);
        return HasBelow != hadBelow || !rows.SequenceEqual(before);
    }

    /// <summary>Adds the page below; what is now too far above goes.</summary>
    public void Append(Page<ConversationRowModel, InboxCursor> page)
    {
        rows.AddRange(page.Rows.Where(row => !Holds(row.Id)).Select(PlacedNow));
        HasBelow = page.Next is not null;
        if (rows.Count > Most)
        {
            rows.RemoveRange(0, rows.Count - Most);
            HasAbove = true;
        }
    }

    /// <summary>Adds the page above; what is now too far below goes.</summary>
    public void Prepend(Page<ConversationRowModel, InboxCursor> page)
    {
        rows.InsertRange(0, page.Rows.Where(row => !Holds(row.Id)).Select(PlacedNow));
        HasAbove = page.Next is not null;
        if (rows.Count > Most)
        {
            rows.RemoveRange(Most, rows.Count - Most);
            HasBelow = true;
        }
    }

    /// <summary>Puts a changed row where it belongs; one that belongs to what is not loaded is left to reading on.</summary>
    /// <returns>Whether anything is another.</returns>
    public bool Put(ConversationRowModel row)
    {
        var placed = PlacedNow(row);
        if (rows.Contains(placed))
        {
            return false;
        }

        var isLoaded = (!HasAbove || (Count > 0 && Compare(First, placed.Place) <= 0))
            && (!HasBelow || (Count > 0 && Compare(placed.Place, Last) <= 0));
        var wasThere = Remove(row.Id);
        if (isLoaded)
        {
            var index = rows.FindIndex(other => Compare(placed.Place, other.Place) < 0);
            rows.Insert(index < 0 ? rows.Count : index, placed);
        }

        return wasThere || isLoaded;
    }

    /// <summary>A row that no longer belongs here, but stays in its place for as long as somebody reads it.</summary>
    /// <returns>Whether it is another.</returns>
    public bool Keep(ConversationRowModel row)
    {
        var index = rows.FindIndex(other => other.Row.Id == row.Id);
        var before = rows[index];
        rows[index] = before with { Row = row, IsKept = true };
        return rows[index] != before;
    }

    /// <returns>Whether it was there.</returns>
    public bool Remove(Guid id) => rows.RemoveAll(row => row.Row.Id == id) > 0;

    /// <summary>Takes out what was only kept, but for one.</summary>
    public void LetGo(Guid? but) => rows.RemoveAll(row => row.IsKept && row.Row.Id != but);

    private bool IsBelow(PlacedRow row, InboxCursor? place) => place is null || Compare(row.Place, place) > 0;

    private PlacedRow PlacedNow(ConversationRowModel row) => new(row, row.Cursor(oldestFirst), false);

    private int Compare(InboxCursor one, InboxCursor other) => oldestFirst
        ? (one.At, one.Id).CompareTo((other.At, other.Id))
        : (other.At, other.Id).CompareTo((one.At, one.Id));
}

/// <summary>A row of the list.</summary>
/// <param name="Place">Where it stands, also when it no longer says so itself.</param>
/// <param name="IsKept">It no longer belongs here, and goes when its reader does.</param>
public sealed record PlacedRow(ConversationRowModel Row, InboxCursor Place, bool IsKept);

/// <summary>The two ends of what is loaded.</summary>
public enum ListEnd
{
    Above,
    Below,
}
