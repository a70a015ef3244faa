namespace OrgChat.Domain.Features.Search;

/// <summary>Messages the reader may open that hold the words by the index, so that their texts are worth opening.</summary>
internal interface ISearchCandidates
{
    /// <param name="first">As many are enough to begin with.</param>
    IAsyncEnumerable<CandidateBatch> BatchesAsync(int first, CancellationToken cancel);

    Task<SearchTotalModel> CountAsync(CancellationToken cancel);
}

/// <summary>The next candidates, newest first.</summary>
/// <param name="Rest">Where it goes on after all of them; null when there is nothing further back.</param>
internal sealed record CandidateBatch(IReadOnlyList<long> Ids, long? Rest);
