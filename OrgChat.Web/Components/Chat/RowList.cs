using System.Collections;
using OrgChat.Domain.Inbox;

namespace OrgChat.Web.Components.Chat;

/// <summary>The loaded rows of a list, kept in its order as conversations change.</summary>
internal sealed class RowList : IReadOnlyList<ConversationRow>
{
    private List<ConversationRow> rows = [];
    private bool oldestFirst;

    public int Count => rows.Count;

    public ConversationRow this[int index] => rows[index];

    public void Replace(IEnumerable<ConversationRow> all, bool oldest)
    {
        rows = [.. all];
        oldestFirst = oldest;
    }

    public void Append(IEnumerable<ConversationRow> more) => rows.AddRange(more.Where(row => !Holds(row.Id)));

    public bool Holds(Guid id) => rows.Exists(row => row.Id == id);

    /// <summary>Puts a changed row in its place, or takes it out.</summary>
    /// <param name="hasMore">Rows after the last are not loaded: one that belongs there is left to “Load more”.</param>
    public void Put(Guid id, ConversationRow? row, bool hasMore)
    {
        rows.RemoveAll(other => other.Id == id);
        if (row is null)
        {
            return;
        }

        var place = rows.FindIndex(other => Compare(row, other) < 0);
        if (place >= 0)
        {
            rows.Insert(place, row);
        }
        else if (!hasMore)
        {
            rows.Add(row);
        }
    }

    public IEnumerator<ConversationRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Compare(ConversationRow one, ConversationRow other) => oldestFirst
        ? (one.WaitingSince ?? default, one.Id).CompareTo((other.WaitingSince ?? default, other.Id))
        : (other.LastActivityAt, other.Id).CompareTo((one.LastActivityAt, one.Id));
}
