using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Shared.Lists;

/// <summary>
/// One page of a long list at a time. Pages are found by keys and not by counting: where each page passed began stands on a stack, so that
/// one can go back.
/// </summary>
/// <typeparam name="TItem">What is listed.</typeparam>
/// <typeparam name="TCursor">Where a page begins; null for the first, and for the one after the last.</typeparam>
public sealed class PageStack<TItem, TCursor>(Func<TItem, object> idOf)
{
    private List<TCursor?> passed = [];
    private TCursor? at;
    private TCursor? next;

    public IReadOnlyList<GridRow<TItem>> Rows { get; private set; } = [];

    public bool HasPrevious => passed.Count > 0;

    public bool HasNext => next is not null;

    /// <summary>The pages before this one.</summary>
    public int Passed => passed.Count;

    /// <summary>Where the second page and those after it began, up to the one shown.</summary>
    public IReadOnlyList<TCursor?> Way => HasPrevious ? [.. passed.Skip(1), at] : [];

    /// <summary>Back to the first page at the next reading, or to where this way led.</summary>
    public void Restart(IReadOnlyList<TCursor?>? way = null)
    {
        passed = [];
        (at, next) = (default, default);
        foreach (var step in way ?? [])
        {
            passed.Add(at);
            at = step;
        }
    }

    /// <summary>The next page at the next reading.</summary>
    public void Forward()
    {
        if (HasNext)
        {
            passed.Add(at);
            (at, next) = (next, default);
        }
    }

    /// <summary>The page before at the next reading.</summary>
    public void Back()
    {
        if (HasPrevious)
        {
            (at, next) = (passed[^1], default);
            passed.RemoveAt(passed.Count - 1);
        }
    }

    /// <summary>Reads the page one is at; the first one where nothing is left of it.</summary>
    public async Task ReadAsync(Func<TCursor?, Task<Page<TItem, TCursor>>> page)
    {
        var from = at;
        var found = await page(from);
        if (found.Rows.Count == 0 && HasPrevious && Equals(from, at))
        {
            Restart();
            found = await page(from = default);
        }

        if (Equals(from, at))
        {
            Rows = [.. found.Rows.Select(item => new GridRow<TItem>(idOf(item), item))];
            next = found.Next;
        }
    }
}
