using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Notices;

/// <summary>What is due, with all that decides whether it is sent, read in one transaction.</summary>
internal static class NoticeQueries
{
    /// <summary>Lines looked at in one turn.</summary>
    private const int Most = 500;

    /// <summary>Lines that are forgotten in one transaction.</summary>
    public const int ForgottenAtOnce = 1_000;

    private static readonly NoticeState[] Settled = [.. Enum.GetValues<NoticeState>().Where(state => state != NoticeState.Waiting)];

    /// <summary>Those of whom something is due, by channel; whoever waits longest first.</summary>
    /// <param name="channels">By which this server can send.</param>
    public static async Task<IReadOnlyList<DueBatch>> DueAsync(this OrgChatDb db, DateTimeOffset now,
        IReadOnlyCollection<NoticeChannel> channels)
    {
        var due = await db.Notices.Where(n => n.State == NoticeState.Waiting && n.NextAt <= now).OrderBy(n => n.NextAt).Take(Most)
            .Select(n => n.PersonId).ToListAsync();
        if (due.Count == 0)
        {
            return [];
        }

        var ids = due.Distinct().ToList();
        var waiting = await db.Notices.Where(n => n.State == NoticeState.Waiting && EF.Parameter(ids).Contains(n.PersonId)).ToListAsync();
        var since = now - NoticeRules.Again;
        var told = await db.Notices.Where(n => n.State == NoticeState.Sent && EF.Parameter(ids).Contains(n.PersonId) && n.SettledAt > since)
            .ToListAsync();
        var around = await AroundAsync(db, channels, ids, [.. waiting.Concat(told).Select(n => n.ConversationId).Distinct()]);
        return [.. waiting.GroupBy(n => (n.PersonId, n.Channel)).Where(group => group.Any(n => n.NextAt <= now))
            .OrderBy(group => group.Min(n => n.NextAt))
            .Select(group => new DueBatch(around, group.Key.PersonId, group.Key.Channel, [.. group],
                [.. told.Where(n => (n.PersonId, n.Channel) == group.Key)]))];
    }

    /// <summary>Forgets what was settled before that: sent, withdrawn or given up.</summary>
    /// <returns>How many lines, at most <see cref="ForgottenAtOnce"/>.</returns>
    /// <remarks>By organization and state, in the order of the index that dead letters are listed by.</remarks>
    public static async Task<int> ForgetSettledAsync(this OrgChatDb db, Guid organizationId, DateTimeOffset before)
    {
        var old = await db.Notices.Where(n => n.OrganizationId == organizationId && n.State != NoticeState.Waiting)
            .Where(n => Settled.Contains(n.State) && n.SettledAt < before)
            .OrderBy(n => n.State).ThenBy(n => n.SettledAt).Select(n => n.Id).Take(ForgottenAtOnce).ToListAsync();
        return old.Count == 0 ? 0 : await db.Notices.Where(n => EF.Parameter(old).Contains(n.Id)).ExecuteDeleteAsync();
    }

    private static async Task<Surroundings> AroundAsync(OrgChatDb db, IReadOnlyCollection<NoticeChannel> channels, List<Guid> people,
        List<Guid> conversations) => new(
        channels,
        await db.People.Where(p => EF.Parameter(people).Contains(p.Id)).ToDictionaryAsync(p => p.Id),
        await db.Organizations.Where(o => db.People.Any(p => EF.Parameter(people).Contains(p.Id) && p.OrganizationId == o.Id))
            .ToDictionaryAsync(o => o.Id),
        await db.Conversations.Where(c => EF.Parameter(conversations).Contains(c.Id)).WithPeople().ToDictionaryAsync(c => c.Id),
        await db.PersonalStates.Where(s => EF.Parameter(people).Contains(s.PersonId))
            .Where(s => EF.Parameter(conversations).Contains(s.ConversationId))
            .ToDictionaryAsync(s => (s.PersonId, s.ConversationId)),
        await db.NoticePreferences.Where(p => EF.Parameter(people).Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId),
        (await db.PushAddresses.Where(a => EF.Parameter(people).Contains(a.PersonId)).Where(db.IsStillTheirs()).ToListAsync())
            .ToLookup(a => a.PersonId),
        await db.NewMentionsAsync(people, conversations));

    /// <summary>Who is mentioned in a note that stands and that they have not seen, and where.</summary>
    private static async Task<HashSet<(Guid Person, Guid Conversation)>> NewMentionsAsync(this OrgChatDb db, List<Guid> people,
        List<Guid> conversations) =>
        [.. (await (
            from mention in db.NoteMentions
            join note in db.Notes on mention.NoteId equals note.Id
            where EF.Parameter(people).Contains(mention.PersonId) && mention.SeenAt == null
                && EF.Parameter(conversations).Contains(note.ConversationId) && note.RetractedAt == null
            select new { mention.PersonId, note.ConversationId }).ToListAsync()).Select(one => (one.PersonId, one.ConversationId))];

    /// <summary>Not where its person, or somebody else, ended the session; one that only ran out ends nothing.</summary>
    public static System.Linq.Expressions.Expression<Func<PushAddress, bool>> IsStillTheirs(this OrgChatDb db) => address =>
        !db.Sessions.Any(s => s.Id == address.SessionId && s.EndedAt != null
            && s.EndedBecause != SessionEnd.Idle && s.EndedBecause != SessionEnd.Longest);
}

/// <summary>What decides about lines, by id.</summary>
internal sealed record Surroundings(
    IReadOnlyCollection<NoticeChannel> Channels,
    Dictionary<Guid, Person> People, Dictionary<Guid, Organization> Organizations, Dictionary<Guid, Conversation> Conversations,
    Dictionary<(Guid Person, Guid Conversation), PersonalState> States, Dictionary<Guid, NoticePreferences> Preferences,
    ILookup<Guid, PushAddress> Devices, HashSet<(Guid Person, Guid Conversation)> NewMentions);
