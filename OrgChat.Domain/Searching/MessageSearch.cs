using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Searching;

/// <summary>
/// Searches the text of every message the reader may open. The index narrows, the opened text decides; the words are nowhere kept.
/// </summary>
public sealed class MessageSearch(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>Results of one page.</summary>
    public const int PageSize = 20;

    /// <summary>Most people one can choose from.</summary>
    private const int Choices = 20;

    /// <summary>The newest messages that hold the words. Every search is accounted for before its results are shown, without the words.</summary>
    /// <exception cref="RefusedException">See <see cref="SearchQuery.Of"/>.</exception>
    public async Task<SearchPage> SearchAsync(Actor actor, SearchRequest request, CancellationToken cancel = default)
    {
        var words = SearchQuery.Of(request.Text).WordCount;
        var page = await ReadOnAsync(actor, request, null, cancel);
        await database.WriteAsync(async db =>
        {
            var reader = await db.ActingAsync(actor);
            db.Record(reader, AuditAction.MessagesSearched, clock.GetUtcNow()).With(Detail(words, request));
        });
        return page;
    }

    /// <summary>The same search further back; from the newest again when <paramref name="before"/> is null, with the rights of now.</summary>
    public Task<SearchPage> ReadOnAsync(Actor actor, SearchRequest request, long? before, CancellationToken cancel = default)
    {
        var query = SearchQuery.Of(request.Text);
        return database.ReadAsync(async db =>
        {
            var reader = await db.ActingAsync(actor);
            return await SearchRun.PageAsync(db, reader, query, request, before, cancel);
        });
    }

    /// <summary>Who owns conversations the reader may open, by name.</summary>
    public Task<IReadOnlyList<PersonName>> OwnersAsync(Actor actor) => database.ReadAsync<IReadOnlyList<PersonName>>(async db =>
    {
        var owners = SearchReach.Owners(db, await db.ActingAsync(actor));
        return await owners.OrderBy(m => m.SearchKey).Select(m => new PersonName(m.Id, m.Name)).ToListAsync();
    });

    /// <summary>Clients by name, as far as the reader finds clients.</summary>
    public Task<IReadOnlyList<PersonName>> FindClientsAsync(Actor actor, string text) =>
        FindAsync(actor, text, SearchReach.Clients);

    /// <summary>People by name who may have written what the reader may read.</summary>
    public Task<IReadOnlyList<PersonName>> FindAuthorsAsync(Actor actor, string text) =>
        FindAsync(actor, text, SearchReach.Authors);

    private Task<IReadOnlyList<PersonName>> FindAsync(Actor actor, string text, Func<OrgChatDb, Person, IQueryable<Person>> among) =>
        database.ReadAsync<IReadOnlyList<PersonName>>(async db =>
        {
            var sought = Names.Fold(text);
            return await among(db, await db.ActingAsync(actor)).Where(p => p.SearchKey.Contains(sought))
                .OrderBy(p => p.SearchKey).ThenBy(p => p.Id).Take(Choices).Select(p => new PersonName(p.Id, p.Name)).ToListAsync();
        });

    private static string Detail(int words, SearchRequest request)
    {
        string?[] filters =
        [
            request.ClientId is null ? null : "client",
            request.OwnerId is null ? null : "owner",
            request.AuthorId is null ? null : "author",
            request.From is null && request.Until is null ? null : "date",
        ];
        var chosen = string.Join(", ", filters.OfType<string>());
        return FormattableString.Invariant($"{words} {(words == 1 ? "word" : "words")}{(chosen.Length > 0 ? $", by {chosen}" : "")}");
    }
}
