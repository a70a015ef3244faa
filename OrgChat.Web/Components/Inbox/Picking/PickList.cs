using OrgChat.Domain.Features.Inbox;

namespace OrgChat.Web.Components.Inbox.Picking;

/// <summary>
/// The conversations chosen in a list, each as it was seen when it was chosen; one that leaves the list meanwhile stays chosen.
/// </summary>
public sealed class PickList
{
    public const int Most = 100;

    private readonly Dictionary<Guid, ConversationRowModel> picked = [];
    private Guid? last;

    /// <summary>Whether rows are being chosen.</summary>
    public bool IsOn { get; private set; }

    public int Count => picked.Count;

    public IReadOnlyList<ConversationRowModel> Rows => [.. picked.Values];

    public bool Holds(Guid id) => picked.ContainsKey(id);

    public void Begin() => IsOn = true;

    public void End()
    {
        (IsOn, last) = (false, null);
        picked.Clear();
    }

    /// <summary>Chooses a row, or no longer does.</summary>
    /// <returns>Whether there was room.</returns>
    public bool Toggle(ConversationRowModel row)
    {
        Begin();
        last = row.Id;
        return picked.Remove(row.Id) || Add([row]);
    }

    /// <summary>Chooses all rows from the one touched last to this one.</summary>
    /// <inheritdoc cref="Toggle"/>
    public bool Stretch(IReadOnlyList<ConversationRowModel> shown, ConversationRowModel to)
    {
        var ids = shown.Select(row => row.Id).ToList();
        var (from, until) = (last is { } id ? ids.IndexOf(id) : -1, ids.IndexOf(to.Id));
        if (from < 0 || until < 0)
        {
            return Toggle(to);
        }

        last = to.Id;
        return Add(shown.Skip(Math.Min(from, until)).Take(Math.Abs(until - from) + 1));
    }

    /// <inheritdoc cref="Toggle"/>
    public bool Add(IEnumerable<ConversationRowModel> rows)
    {
        Begin();
        foreach (var row in rows.Where(row => !Holds(row.Id)))
        {
            if (Count == Most)
            {
                return false;
            }

            picked.Add(row.Id, row);
        }

        return true;
    }

    public void Remove(Guid id) => picked.Remove(id);

    /// <summary>A chosen row was seen again, as it is now.</summary>
    public void See(ConversationRowModel row)
    {
        if (Holds(row.Id))
        {
            picked[row.Id] = row;
        }
    }
}
