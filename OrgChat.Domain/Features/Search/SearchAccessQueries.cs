using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// Where a search looks and whom it can be narrowed to: never more than <see cref="ConversationAccessQueries.VisibleTo"/> opens.
/// </summary>
internal static class SearchAccessQueries
{
    /// <summary>Messages that are still few.</summary>
    internal const int FewMessages = 4_000;

    private const int FewConversations = 1_000;

    /// <summary>The conversations that are looked through.</summary>
    public static IQueryable<Conversation> Conversations(OrgChatDb db, Person reader, SearchRequest request)
    {
        var open = db.Conversations.VisibleTo(reader);
        if (request.OwnerId is { } owner)
        {
            open = open.Where(c => c.OwnerId == owner);
        }

        if (request.ClientId is not { } client)
        {
            return open;
        }

        var clients = Clients(db, reader);
        return open.Where(c => c.Participants.Any(p => p.PersonId == client && p.LeftAt == null)
            && clients.Any(found => found.Id == client));
    }

    /// <summary>
    /// The same conversations one by one, where they hold few messages. Those are looked through themselves: what a client or a member
    /// without Organization chat searches for costs the same then, whatever others wrote.
    /// </summary>
    /// <returns>Null where they may be many.</returns>
    public static async Task<IReadOnlyList<Guid>?> FewAsync(
        OrgChatDb db, Person reader, SearchRequest request, CancellationToken cancel)
    {
        var start = await StartAsync(db, reader, request, cancel);
        if (start is null && request.OwnerId is null)
        {
            return null;
        }

        var open = Conversations(db, reader, request);
        var some = await (start is null ? open : open.StartingFrom(start))
            .Select(c => new { c.Id, c.LastNumber }).Take(FewConversations + 1).ToListAsync(cancel);
        return some.Count <= FewConversations && some.Sum(one => one.LastNumber) <= FewMessages ? some.ConvertAll(one => one.Id) : null;
    }

    public static IQueryable<Person> Clients(OrgChatDb db, Person reader) =>
        reader is TeamMember member ? db.ClientsFoundBy(member) : db.Clients.Where(_ => false);

    public static IQueryable<Person> Owners(OrgChatDb db, Person reader)
    {
        var open = db.Conversations.VisibleTo(reader);
        return db.TeamMembers.Where(m => m.OrganizationId == reader.OrganizationId && open.Any(c => c.OwnerId == m.Id));
    }

    /// <summary>For the team its members and the clients one finds; for a client whoever wrote to them, themself included.</summary>
    public static IQueryable<Person> Authors(OrgChatDb db, Person reader)
    {
        var people = db.People.Where(p => p.OrganizationId == reader.OrganizationId);
        if (reader is TeamMember member)
        {
            var clients = db.ClientsFoundBy(member);
            return people.Where(p => p is TeamMember || clients.Any(c => c.Id == p.Id));
        }

        var open = db.Conversations.VisibleTo(reader);
        return people.Where(p => open.Any(c => db.Messages.Any(m => m.ConversationId == c.Id && m.AuthorId == p.Id)));
    }

    /// <summary>The conversations of one person whom the search is about; null where it is about nobody.</summary>
    private static async Task<IQueryable<Guid>?> StartAsync(
        OrgChatDb db, Person reader, SearchRequest request, CancellationToken cancel)
    {
        if (request.ClientId is { } client)
        {
            return db.ParticipationsOf(client);
        }

        if (!reader.Can(Permission.AccessAllConversations))
        {
            return db.ParticipationsOf(reader.Id);
        }

        // Clients write where they take part or once did; members also for others.
        return request.AuthorId is { } author && await db.Clients.AnyAsync(c => c.Id == author, cancel)
            ? db.Participants.Where(p => p.PersonId == author).Select(p => p.ConversationId).Distinct()
            : null;
    }
}
