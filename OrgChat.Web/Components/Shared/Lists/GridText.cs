using MudBlazor;
using OrgChat.Domain.Model.Languages;
using static OrgChat.Web.Components.Shared.SharedWords;

namespace OrgChat.Web.Components.Shared.Lists;

/// <summary>What tables say about themselves.</summary>
internal static class GridText
{
    /// <summary>The key by which the kit sorts rows that come sorted: the same for all.</summary>
    public static readonly object AsRead = 0;

    /// <summary>“51–100”.</summary>
    public static string Where<TItem, TCursor>(PageStack<TItem, TCursor> pages, int pageSize) =>
        string.Create(Language.Current.Culture, $"{(pages.Passed * pageSize) + 1:N0}–{(pages.Passed * pageSize) + pages.Rows.Count:N0}");

    /// <summary>“1,301”, or “more than 5,000” beyond what is counted.</summary>
    public static string Total(int total, int mostCounted) =>
        total > mostCounted ? Words["MoreThan", mostCounted] : total.ToString("N0", Language.Current.Culture);

    public static SortDirection Direction(bool isSorted, bool isDescending) =>
        !isSorted ? SortDirection.None : isDescending ? SortDirection.Descending : SortDirection.Ascending;
}
