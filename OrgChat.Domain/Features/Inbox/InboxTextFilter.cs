using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>
/// What a text typed above a list finds: people by name and titles, both by the beginnings of their words. Staff look for clients, not for
/// who owns or takes part, which is the owner filter’s; clients look for whom they write with.
/// </summary>
/// <param name="TitleMarks">The marks of a title the database finds; memory looks at the title itself.</param>
/// <param name="People">Who has such a name.</param>
internal sealed record InboxTextFilter(IReadOnlyList<string> TitleMarks, IReadOnlyList<Guid> People)
{
    public static async Task<InboxTextFilter> OfAsync(OrgChatDb db, Person reader, string text)
    {
        var names = await db.Names.OfAsync(db, reader.OrganizationId);
        return new InboxTextFilter(
            TitleMarkRules.Sought(text, db.RequiredKeys.IndexKey(reader.OrganizationId)),
            [.. reader is Client ? names.Find(text) : names.FindClients(text)]);
    }

    /// <remarks>
    /// Who left is nobody here, said twice: else SQLite looks up every one of the people in every conversation, not the other way round.
    /// </remarks>
    public Expression<Func<InboxEntry, bool>> IsFound => item =>
        (TitleMarks.Count > 0 && TitleMarks.All(mark => item.Conversation.TitleMarks.Contains(mark)))
        || item.Conversation.Participants.Any(p => p.LeftAt == null
            && EF.Parameter(People).Contains(p.LeftAt == null ? p.PersonId : Guid.Empty));

    /// <summary>The same of a conversation in memory.</summary>
    public static bool Finds(string text, Conversation conversation, Person reader)
    {
        var isFound = NameQueries.For(text);
        return TitleMarkRules.Has(conversation.Title, text)
            || conversation.People.Any(person => (reader is Client || person is Client) && isFound(PersonNameRules.Words(person.Name)));
    }
}
