using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// One page of a search for words: the index says which messages may hold them, newest first, and their texts are opened until the page is
/// full. Whatever is asked, a page costs a bounded number of questions and of opened texts; where that is not enough, it says how far it
/// came.
/// </summary>
internal sealed class MessageSearchRun
{
    /// <summary>Texts opened at a time.</summary>
    internal const int Candidates = 100;

    /// <summary>Texts opened for one page.</summary>
    internal const int MaxOpened = 300;

    /// <summary>Numbers that narrow a search; what more was sought is compared in the opened texts.</summary>
    private const int MaxTokens = 12;

    private readonly OrgChatDb db;
    private readonly SearchQuery query;
    private readonly List<(long Id, List<SearchHit> Hits)> found = [];
    private int opened;

    private MessageSearchRun(OrgChatDb db, SearchQuery query) => (this.db, this.query) = (db, query);

    public static async Task<FoundPage> PageAsync(
        OrgChatDb db, Person reader, SearchQuery query, SearchRequest request, long? before, CancellationToken cancel)
    {
        var (run, span, index) = (new MessageSearchRun(db, query), SearchSpan.Of(request, before), db.IndexOf(reader.OrganizationId));
        var tokens = query.Terms.SelectMany(index.TokensFor).Distinct().Take(MaxTokens).ToList();
        ISearchCandidates candidates = await SearchAccessQueries.FewAsync(db, reader, request, cancel) is { } few
            ? await FewMessagesRun.ReadAsync(db, few, request.AuthorId, span, tokens, cancel)
            : await SearchIndexRun.BeginAsync(
                db, SearchAccessQueries.Conversations(db, reader, request), request.AuthorId, span, tokens, cancel);
        var next = await run.LookAsync(candidates, cancel);
        var page = await SearchResultQueries.PageAsync(db, reader, await run.MessagesAsync(cancel), next, cancel);
        return before is null ? page.With(await run.TotalAsync(candidates, next, cancel)) : page;
    }

    /// <returns>Where it stopped because the page or the patience was at its end; null when there is nothing further back.</returns>
    private async Task<long?> LookAsync(ISearchCandidates candidates, CancellationToken cancel)
    {
        long? rest = null;
        await foreach (var batch in candidates.BatchesAsync(query.IsFoundByIndex ? SearchService.PageSize : Candidates, cancel))
        {
            rest = batch.Rest;
            foreach (var some in batch.Ids.Chunk(Candidates))
            {
                if (await OpenAsync(some, cancel) is { } last)
                {
                    return last == batch.Ids[^1] ? rest : last;
                }
            }
        }

        return rest;
    }

    /// <returns>The last one opened, when that is enough.</returns>
    private async Task<long?> OpenAsync(long[] ids, CancellationToken cancel)
    {
        foreach (var message in await db.MessageTextsAsync(ids, cancel))
        {
            opened++;
            if (query.HitsIn(message.Text) is { } hits)
            {
                found.Add((message.SearchId, hits));
            }

            if (found.Count == SearchService.PageSize || opened == MaxOpened)
            {
                return message.SearchId;
            }
        }

        return null;
    }

    private async Task<List<(Message Message, List<SearchHit> Hits)>> MessagesAsync(CancellationToken cancel)
    {
        var ids = found.ConvertAll(one => one.Id);
        var messages = ids.Count == 0
            ? []
            : await db.Messages.AsNoTracking().Where(m => m.SearchId != null && EF.Parameter(ids).Contains(m.SearchId.Value))
                .ToDictionaryAsync(m => m.SearchId!.Value, cancel);
        return found.ConvertAll(one => (messages[one.Id], one.Hits));
    }

    /// <summary>From the index alone where that is certain: no text is opened to be counted.</summary>
    private async Task<SearchTotalModel> TotalAsync(ISearchCandidates candidates, long? next, CancellationToken cancel)
    {
        var counted = next is not null && query.IsFoundByIndex
            ? await candidates.CountAsync(cancel)
            : new SearchTotalModel(found.Count, next is null);
        return counted.Count < found.Count ? counted with { Count = found.Count } : counted;
    }
}
