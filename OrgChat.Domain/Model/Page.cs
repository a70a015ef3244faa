namespace OrgChat.Domain.Model;

/// <summary>
/// A part of a list. Where it goes on is said by a key and not by a count: whatever comes or goes meanwhile, no row is left out or comes
/// twice.
/// </summary>
/// <typeparam name="TRow">What is listed.</typeparam>
/// <typeparam name="TCursor">The place of a row in the list.</typeparam>
/// <param name="Rows">In the list’s order.</param>
/// <param name="Next">Where the next page begins, in the direction it was read; null when there is no more.</param>
public record Page<TRow, TCursor>(IReadOnlyList<TRow> Rows, TCursor? Next);

/// <summary>A page that says how long the list is.</summary>
/// <param name="Total">How many rows there are in all, as far as they are counted.</param>
public sealed record CountedPage<TRow, TCursor>(IReadOnlyList<TRow> Rows, TCursor? Next, int Total) : Page<TRow, TCursor>(Rows, Next);
