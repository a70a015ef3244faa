using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>Candidates among the messages of few conversations, all at once.</summary>
internal sealed class FewMessagesRun : ISearchCandidates
{
    private readonly IReadOnlyList<long> ids;

    private FewMessagesRun(IReadOnlyList<long> ids) => this.ids = ids;

    public static async Task<FewMessagesRun> ReadAsync(OrgChatDb db, IReadOnlyList<Guid> conversations, Guid? author, SearchSpan span,
        IReadOnlyList<int> tokens, CancellationToken cancel)
    {
        var messages =
            from message in db.MessagesIn(conversations)
            where (author == null || message.AuthorId == author) && message.SearchId < span.Before && message.SearchId >= span.Earliest
            join set in db.TokenSets on message.SearchId equals set.MessageId into sets
            from set in sets.DefaultIfEmpty()
            select new { Id = message.SearchId!.Value, set.Packed };
        var sought = await tokens.Aggregate(messages, (rest, token) => rest.Where(one => one.Packed != null
            || db.SearchTokens.Any(line => line.Token == token && line.MessageId == one.Id))).ToListAsync(cancel);
        return new FewMessagesRun(
            [.. sought.Where(one => one.Packed is null || TokenSet.HasAll(one.Packed, tokens)).Select(one => one.Id).OrderDescending()]);
    }

    public async IAsyncEnumerable<CandidateBatch> BatchesAsync(int first, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        yield return new CandidateBatch(ids, null);
    }

    public Task<SearchTotalModel> CountAsync(CancellationToken cancel) => Task.FromResult(SearchTotalModel.Of(ids.Count, isAll: true));
}
