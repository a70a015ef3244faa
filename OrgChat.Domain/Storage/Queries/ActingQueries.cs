using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>How things are looked up; rights are asked of what was found.</summary>
internal static class ActingQueries
{
    private static readonly List<string> Roles = [.. typeof(Conversation).GetProperties()
        .Where(property => property.CanWrite && property.PropertyType.IsAssignableTo(typeof(Person))).Select(property => property.Name)];

    private static readonly Func<OrgChatDb, Guid, Task<Conversation?>> ById = CompiledQueries.First(Including<Guid>((db, id) =>
        db.Conversations.AsSplitQuery().Where(c => c.Id == id)
            .Include(c => c.Participants.Where(p => p.LeftAt == null)).ThenInclude(p => p.Person)));

    private static readonly Func<OrgChatDb, Guid, Task<Conversation?>> WithEverybody = CompiledQueries.First(Including<Guid>((db, id) =>
        db.Conversations.AsSplitQuery().Where(c => c.Id == id)
            .Include(c => c.Tags).Include(c => c.Participants).ThenInclude(p => p.Person)));

    private static readonly Func<OrgChatDb, IReadOnlyCollection<Guid>, IAsyncEnumerable<Conversation>> ByIds = EF.CompileAsyncQuery(
        Including<IReadOnlyCollection<Guid>>((db, ids) =>
            db.Conversations.AsNoTrackingWithIdentityResolution().AsSplitQuery().Where(c => ids.Contains(c.Id))
                .Include(c => c.Participants.Where(p => p.LeftAt == null)).ThenInclude(p => p.Person)));

    private static readonly Func<OrgChatDb, Guid, IAsyncEnumerable<KeptState>> States = EF.CompileAsyncQuery((OrgChatDb db, Guid id) =>
        from state in db.PersonalStates.AsNoTracking()
        join person in db.People on state.PersonId equals person.Id
        where state.ConversationId == id
        select new KeptState(state, person));

    private static readonly Func<OrgChatDb, Guid, Guid, IAsyncEnumerable<FoundState>> StatesAtOpening = EF.CompileAsyncQuery(
        (OrgChatDb db, Guid id, Guid reader) =>
            from state in db.PersonalStates.AsNoTracking()
            join person in db.People on state.PersonId equals person.Id
            where state.ConversationId == id
            select new FoundState(state, person,
                db.Attachments.Any(a => a.ConversationId == id && a.MessageNumber == null && a.UploaderId == reader)));

    /// <summary>
    /// With the people who take part now and whoever has a role in it, such as the owner, as <see cref="Conversation.AccessOf"/> and names
    /// need them.
    /// </summary>
    /// <remarks>Split: as one query, SQLite first gathers the participants of every conversation there is.</remarks>
    public static IQueryable<Conversation> WithPeople(this IQueryable<Conversation> conversations) =>
        Roles.Aggregate(conversations.AsSplitQuery(), (query, role) => query.Include(role))
            .Include(c => c.Participants.Where(p => p.LeftAt == null)).ThenInclude(p => p.Person);

    /// <summary>A conversation the person may see, with its people.</summary>
    public static async Task<Conversation> ConversationForAsync(this OrgChatDb db, Person reader, Guid conversationId)
    {
        var conversation = await db.ConversationAsync(conversationId) ?? throw new NotFoundException(MissingKind.Conversation);
        conversation.RequireVisible(reader);
        return conversation;
    }

    /// <summary>Those of these conversations that the person may see, with their people, to read only.</summary>
    /// <remarks>
    /// Looked up one by one and asked what they are to the person: as one question of rights, SQLite would walk all of the clinic.
    /// </remarks>
    public static async Task<List<Conversation>> ConversationsForAsync(
        this OrgChatDb db, Person reader, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        var found = await ByIds(db, ids).ToListAsync(cancel);
        return found.FindAll(conversation => conversation.AccessOf(reader) != Access.None);
    }

    /// <summary>
    /// Those of these conversations that the person may see at this moment, to put on record: as they were read just before, and read again
    /// only where something of them has changed since.
    /// </summary>
    public static async Task<List<Conversation>> StillOpenAsync(this OrgChatDb db, Person reader, IReadOnlyCollection<Conversation> read)
    {
        var now = read.Count == 0 ? [] : await db.Conversations.VisibleTo(reader)
            .StartingFrom(db.Listed([.. read.Select(c => c.Id)])).Select(c => new { c.Id, c.Revision })
            .ToDictionaryAsync(c => c.Id, c => c.Revision);
        var changed = read.Where(c => now.TryGetValue(c.Id, out var revision) && revision != c.Revision).Select(c => c.Id).ToList();
        var again = changed.Count == 0 ? [] : await db.ConversationsForAsync(reader, changed);
        return [.. read.Where(c => now.ContainsKey(c.Id) && !changed.Contains(c.Id)), .. again];
    }

    /// <summary>A conversation with its people, whoever may see it; for readers from memory while nothing of it changes.</summary>
    public static Task<Conversation?> ConversationAsync(this OrgChatDb db, Guid conversationId) =>
        db.Follows ? ById(db, conversationId) : db.Readers.Conversations.OfAsync(db, conversationId, ById);

    /// <summary>The same with its tags, and those who once took part: <see cref="Participant.LeftAt"/> says who.</summary>
    public static Task<Conversation?> ConversationWithEverybodyAsync(this OrgChatDb db, Guid conversationId) =>
        WithEverybody(db, conversationId);

    /// <summary>What somebody started under a key; see <see cref="Conversation.Origin"/>.</summary>
    public static IQueryable<Conversation> StartedBy(this OrgChatDb db, Person starter, Guid key) =>
        db.MadeFrom(starter.OrganizationId, [Conversation.OriginOf(starter, key)]);

    /// <summary>The conversations that were made from one of these; see <see cref="Conversation.Origin"/>.</summary>
    public static IQueryable<Conversation> MadeFrom(this OrgChatDb db, Guid organizationId, IEnumerable<string> origins)
    {
        var keys = origins.Distinct().Select(origin => db.RequiredKeys.OriginKey(organizationId, origin)).ToList();
        return db.Conversations.Where(c => c.OrganizationId == organizationId && keys.Contains(c.OriginKey!));
    }

    /// <summary>
    /// What its people keep about a conversation, with their names; not what a client kept who takes part no more, and reads for nobody.
    /// </summary>
    public static async Task<IReadOnlyList<(PersonalState State, string Name)>> NamedStatesInAsync(this OrgChatDb db,
        Conversation conversation) =>
        ReadIn(conversation, await States(db, conversation.Id).ToListAsync());

    /// <summary>
    /// The same, and whether a reader may have files there that they have not sent: asked in one; perhaps, where nobody keeps anything.
    /// </summary>
    public static async Task<(IReadOnlyList<(PersonalState State, string Name)> Kept, bool MayHaveUnsent)> NamedStatesAtOpeningAsync(
        this OrgChatDb db, Conversation conversation, Person reader)
    {
        var found = await StatesAtOpening(db, conversation.Id, reader.Id).ToListAsync();
        return (ReadIn(conversation, found), found.TrueForAll(one => one.HasUnsent));
    }

    /// <summary>An organization as it stands, from memory while it does not change.</summary>
    public static Task<Organization> ClinicAsync(this OrgChatDb db, Guid organizationId) =>
        db.Readers.Clinics.OfAsync(db, organizationId, (from, id) => from.Organizations.FirstAsync(o => o.Id == id));

    /// <summary>Whether their clinic lets clients no longer write in what it closed.</summary>
    public static Task<bool> LocksClosedForAsync(this OrgChatDb db, Client client) =>
        db.Organizations.AnyAsync(o => o.Id == client.OrganizationId && o.LocksClosed);

    /// <summary>Whether their clinic’s clients begin no conversations.</summary>
    public static Task<bool> AreStartsOffForAsync(this OrgChatDb db, Client client) =>
        db.StartPolicies.AnyAsync(p => p.OrganizationId == client.OrganizationId && p.IsOff);

    /// <summary>What somebody keeps about a conversation, and what they are writing there; to read only.</summary>
    public static async Task<(PersonalState? State, SavedDraft? Draft)> DraftOfAsync(this OrgChatDb db, Guid personId, Guid conversationId)
    {
        var state = await db.PersonalStates.AsNoTracking()
            .FirstOrDefaultAsync(s => s.PersonId == personId && s.ConversationId == conversationId);
        return (state, await db.SavedDraftAsync(state));
    }

    /// <summary>What somebody is writing where they keep this; asked for only where something stands. To read only.</summary>
    public static async Task<SavedDraft?> SavedDraftAsync(this OrgChatDb db, PersonalState? state) =>
        state is not { DraftSince: not null, PersonId: var person, ConversationId: var conversation } ? null
            : await db.SavedDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.PersonId == person && d.ConversationId == conversation);

    /// <summary>Who had snoozed it before it was last snoozed or closed; null for nobody.</summary>
    public static async Task<TeamMember?> FormerSnoozerAsync(this OrgChatDb db, Conversation conversation) =>
        conversation.FormerSnoozedById is { } id ? await db.TeamMembers.FirstOrDefaultAsync(m => m.Id == id) : null;

    /// <summary>What somebody is called now; null for nobody.</summary>
    public static async Task<string?> NameOfAsync(this OrgChatDb db, Guid? personId) =>
        personId is null ? null : (await db.People.FirstOrDefaultAsync(p => p.Id == personId))?.Name;

    /// <summary>A team member of the same organization.</summary>
    public static async Task<TeamMember> ColleagueAsync(this OrgChatDb db, Person actor, Guid memberId) =>
        await db.TeamMembers.FirstOrDefaultAsync(m => m.Id == memberId && m.OrganizationId == actor.OrganizationId)
        ?? throw new NotFoundException(MissingKind.TeamMember);

    // What WithPeople says as an expression: it cannot be called within another.
    private static Expression<Func<OrgChatDb, T, IQueryable<Conversation>>> Including<T>(
        Expression<Func<OrgChatDb, T, IQueryable<Conversation>>> query) => query.Update(
            Roles.Aggregate(query.Body, (including, role) => Expression.Call(typeof(EntityFrameworkQueryableExtensions),
                nameof(EntityFrameworkQueryableExtensions.Include), [typeof(Conversation)], including, Expression.Constant(role))),
            query.Parameters);

    private static IReadOnlyList<(PersonalState State, string Name)> ReadIn(Conversation conversation, IEnumerable<KeptState> kept)
    {
        var clients = conversation.Clients.Select(client => client.Id).ToHashSet();
        return [.. kept.Where(one => one.Person is TeamMember || clients.Contains(one.Person.Id))
            .Select(one => (one.State, one.Person.Name))];
    }

    private record KeptState(PersonalState State, Person Person);

    private sealed record FoundState(PersonalState State, Person Person, bool HasUnsent) : KeptState(State, Person);
}
