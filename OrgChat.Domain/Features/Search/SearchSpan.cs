using System.Runtime.InteropServices;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>The stretch of time a page looks through, as numbers of the index.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SearchSpan(long Before, long Earliest)
{
    public static SearchSpan Of(SearchRequest request, long? before) => new(
        Math.Min(before ?? long.MaxValue, request.Until is { } end ? SearchId.From(end) : long.MaxValue),
        request.From is { } start ? SearchId.From(start) : long.MinValue);
}
