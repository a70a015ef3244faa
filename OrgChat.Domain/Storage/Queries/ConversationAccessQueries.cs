using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// What a person can reach, as queries: every list, count, search, export and live re-read of conversations starts here.
/// <see cref="Conversation.AccessOf"/> says the same of one loaded conversation; a truth table holds the two together.
/// </summary>
public static class ConversationAccessQueries
{
    /// <summary>Every conversation the person may open.</summary>
    public static IQueryable<Conversation> VisibleTo(this IQueryable<Conversation> conversations, Person reader) =>
        reader.Can(Permission.AccessAllConversations)
            ? conversations.In(reader)
            : conversations.ParticipatedInBy(reader);

    /// <summary>Personal chat: what the person takes part in now.</summary>
    public static IQueryable<Conversation> ParticipatedInBy(this IQueryable<Conversation> conversations, Person reader) =>
        conversations.In(reader).OpenTo(reader).Where(c => c.Participants.Any(p => p.PersonId == reader.Id && p.LeftAt == null));

    /// <summary>Organization chat: everything, for those who have the permission.</summary>
    public static IQueryable<Conversation> QueuedFor(this IQueryable<Conversation> conversations, Person reader) =>
        conversations.In(reader, reader.Can(Permission.OrganizationChat));

    /// <summary>Where the person would write on behalf of the owner.</summary>
    public static IQueryable<Conversation> AnswerableOnBehalfBy(this IQueryable<Conversation> conversations, Person reader) =>
        conversations.QueuedFor(reader).Where(c => !c.Participants.Any(p => p.PersonId == reader.Id && p.LeftAt == null));

    /// <summary>Those of them that are among these few, which are looked up one by one.</summary>
    /// <remarks>
    /// A cross join, the one order of tables that SQLite keeps: it knows no sizes, and would rather walk all conversations of the clinic.
    /// </remarks>
    internal static IQueryable<Conversation> StartingFrom(this IQueryable<Conversation> conversations, IQueryable<Guid> few) =>
        from id in few
        from conversation in conversations
        where conversation.Id == id
        select conversation;

    /// <summary>The conversations these people take part in now, each as often as some of them do.</summary>
    internal static IQueryable<Guid> ParticipationsOf(this OrgChatDb db, params IReadOnlyCollection<Guid> people) =>
        db.Participants.Where(p => EF.Parameter(people).Contains(p.PersonId) && p.LeftAt == null).Select(p => p.ConversationId);

    /// <summary>These ids, for <see cref="StartingFrom"/>.</summary>
    internal static IQueryable<Guid> Listed(this OrgChatDb db, IReadOnlyCollection<Guid> ids)
    {
        var json = JsonSerializer.Serialize(ids.Select(id => id.ToString().ToUpperInvariant()));
        return db.Database.SqlQuery<Guid>($"SELECT value AS Value FROM json_each({json})");
    }

    /// <summary>Clients see nothing of a conversation before its first message.</summary>
    private static IQueryable<Conversation> OpenTo(this IQueryable<Conversation> conversations, Person reader) =>
        reader is Client ? conversations.Where(c => c.OpenToClientsSince != null) : conversations;

    /// <summary>Those of the reader’s organization; none for who is not active or lacks the right.</summary>
    /// <remarks>Asked of the reader outside the query, where it would be compiled for each: no organization has the empty id.</remarks>
    private static IQueryable<Conversation> In(this IQueryable<Conversation> conversations, Person reader, bool hasRight = true)
    {
        var organization = hasRight && reader.IsActive ? reader.OrganizationId : Guid.Empty;
        return conversations.Where(c => c.OrganizationId == organization);
    }
}
