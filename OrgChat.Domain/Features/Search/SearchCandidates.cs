using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

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

/// <summary>Those of few conversations, all at once.</summary>
internal sealed class FewCandidates : ISearchCandidates
{
    private readonly IReadOnlyList<long> ids;

    private FewCandidates(IReadOnlyList<long> ids) => this.ids = ids;

    public static async Task<FewCandidates> ReadAsync(OrgChatDb db, IReadOnlyList<Guid> conversations, Guid? author, SearchSpan span,
        IReadOnlyList<int> tokens, CancellationToken cancel)
    {
        var messages = db.MessagesIn(conversations).Where(m => (author == null || m.AuthorId == author)
            && m.SearchId < span.Before && m.SearchId >= span.Earliest).Select(m => m.SearchId!.Value);
        var merged = tokens.Aggregate(messages, (rest, token) =>
            rest.Where(id => db.SearchTokens.Any(line => line.Token == token && line.MessageId == id)));
        var ids = await merged.ToListAsync(cancel);
        var fresh = await messages.Join(db.TokenSets, id => id, set => set.MessageId, (id, set) => new { id, set.Packed }).ToListAsync(cancel);
        return new FewCandidates([.. ids.Union(fresh.Where(set => TokenSet.HasAll(set.Packed, tokens)).Select(set => set.id)).OrderDescending()]);
    }

    public async IAsyncEnumerable<CandidateBatch> BatchesAsync(int first, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        yield return new CandidateBatch(ids, null);
    }

    public Task<SearchTotalModel> CountAsync(CancellationToken cancel) => Task.FromResult(SearchTotalModel.Of(ids.Count, isAll: true));
}
