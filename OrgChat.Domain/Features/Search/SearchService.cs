using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// Searches the text of every message the reader may open. The index narrows, the opened text decides; the words are nowhere kept.
/// </summary>
public sealed class SearchService(OrgChatDatabase database)
{
    /// <summary>Results of one page.</summary>
    public const int PageSize = 20;

    /// <summary>Results are counted up to here.</summary>
    public const int MostCounted = 500;

    /// <summary>Most people one can choose from.</summary>
    private const int Choices = 20;

    /// <summary>
    /// The newest messages that hold the words. Before they are shown the search is accounted for, without the words, and so is each
    /// conversation they stand in that the reader does not take part in: a result shows what a client wrote.
    /// </summary>
    /// <exception cref="RefusedException">See <see cref="SearchRequest.Query"/>.</exception>
    public async Task<SearchPage> SearchAsync(Actor actor, SearchRequest request, CancellationToken cancel = default)
    {
        var words = request.Query()?.WordCount ?? 0;
        var found = await PageAsync(actor, request, null, cancel);
        return await AccountAsync(actor, found, act => act.Record().With(FactsOf(words, request)));
    }

    /// <summary>
    /// The same search further back; from the newest again when <paramref name="before"/> is null, with the rights of now.
    /// </summary>
    /// <remarks>A screen that reads again by itself shows nothing its person has not asked for.</remarks>
    public async Task<SearchPage> ReadOnAsync(Actor actor, SearchRequest request, long? before, CancellationToken cancel = default)
    {
        var found = await PageAsync(actor, request, before, cancel);
        return actor.IsScreen ? found.Page : await AccountAsync(actor, found, _ => { });
    }

    /// <summary>Who owns conversations the reader may open, by name.</summary>
    public Task<IReadOnlyList<PersonName>> OwnersAsync(Actor actor) =>
        database.ReadAsync<Act, IReadOnlyList<PersonName>>(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async act =>
            (await SearchAccessQueries.Owners(act.Db, act.Person).ToListAsync()).InNameOrder().ToChooseFor(act.Person));

    /// <summary>Clients by name, as far as the reader finds clients.</summary>
    public Task<IReadOnlyList<PersonName>> FindClientsAsync(Actor actor, string text) =>
        FindAsync(actor, text, SearchAccessQueries.Clients);

    /// <summary>People by name who may have written what the reader may read.</summary>
    public Task<IReadOnlyList<PersonName>> FindAuthorsAsync(Actor actor, string text) =>
        FindAsync(actor, text, SearchAccessQueries.Authors);

    private Task<FoundPage> PageAsync(Actor actor, SearchRequest request, long? before, CancellationToken cancel)
    {
        var query = request.Query();
        return database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            query is null
                ? await MessageBrowseRun.PageAsync(act.Db, act.Person, request, before, cancel)
                : await MessageSearchRun.PageAsync(act.Db, act.Person, query, request, before, cancel));
    }

    /// <summary>What was closed to the reader while it was looked for is left out: it was not accounted for, and is not shown.</summary>
    private async Task<SearchPage> AccountAsync(Actor actor, FoundPage found, Action<Act> alsoRecord)
    {
        var own = found.Page.Rows.Where(result => result.Access == Access.Participate).Select(result => result.ConversationId).ToHashSet();
        var others = found.Conversations.Where(conversation => !own.Contains(conversation.Id)).ToList();
        var recorded = await database.WriteAsync(actor, new AuditedOperation(AuditAction.MessagesSearched), async (Act act) =>
        {
            alsoRecord(act);
            var open = await act.Db.StillOpenAsync(act.Person, others);
            open.ForEach(conversation => act.Record(AuditAction.MessagesFound, conversation));
            return open.Select(conversation => conversation.Id).ToHashSet();
        });
        return recorded.Count == others.Count
            ? found.Page
            : found.Page with
            {
                Rows = [.. found.Page.Rows
                    .Where(result => own.Contains(result.ConversationId) || recorded.Contains(result.ConversationId))],
            };
    }

    private Task<IReadOnlyList<PersonName>> FindAsync(Actor actor, string text, Func<OrgChatDb, Person, IQueryable<Person>> among) =>
        database.ReadAsync<Act, IReadOnlyList<PersonName>>(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async act =>
            (await among(act.Db, act.Person).NamedAsync(act.Db, act.Person.OrganizationId, text, Choices)).ToChooseFor(act.Person));

    private static AuditFacts FactsOf(int words, SearchRequest request)
    {
        var filters = (request.ClientId is null ? AuditSearchFilters.None : AuditSearchFilters.Client)
            | (request.OwnerId is null ? AuditSearchFilters.None : AuditSearchFilters.Owner)
            | (request.AuthorId is null ? AuditSearchFilters.None : AuditSearchFilters.Author)
            | (request.From is null && request.Until is null ? AuditSearchFilters.None : AuditSearchFilters.Date);
        return new() { Words = words, Filters = filters == AuditSearchFilters.None ? null : filters };
    }
}
