using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Shared.Lists;

/// <summary>A list that grows page by page, and is read again as far as it is shown.</summary>
/// <typeparam name="TItem">What is listed.</typeparam>
/// <typeparam name="TCursor">Where a page begins; null for the first, and for the one after the last.</typeparam>
public sealed class PagedList<TItem, TCursor>
{
    private List<TItem> items = [];
    private TCursor? next;
    private int pages = 1;

    public IReadOnlyList<TItem> Items => items;

    public bool HasMore => next is not null;

    /// <summary>Whether there is or was a next page, so that its button has a place.</summary>
    public bool IsLong => HasMore || pages > 1;

    /// <summary>Back to the first pages at the next reading.</summary>
    public void Restart(int pages = 1) => this.pages = pages;

    /// <summary>Reads every page shown until now.</summary>
    public async Task ReadAgainAsync(Func<TCursor?, Task<Page<TItem, TCursor>>> page)
    {
        var read = new List<TItem>();
        var cursor = default(TCursor);
        var wanted = pages;
        for (var number = 0; number < wanted && (number == 0 || cursor is not null); number++)
        {
            var found = await page(cursor);
            read.AddRange(found.Rows);
            cursor = found.Next;
        }

        (items, next) = (read, cursor);
    }

    /// <summary>Reads one page more.</summary>
    public async Task ReadOnAsync(Func<TCursor?, Task<Page<TItem, TCursor>>> page)
    {
        var from = next;
        var found = await page(from);
        if (Equals(from, next))
        {
            pages++;
            items = [.. items, .. found.Rows];
            next = found.Next;
        }
    }
}
