using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Inbox;

/// <summary>
/// Wherever a list and its counts begin to look, they show what the plain conditions say of every conversation there is: after any acts in
/// any order, of this process and of another, and however much counts as few.
/// </summary>
public sealed class InboxListTests : ClinicTest
{
    private readonly List<Guid> tags = [];

    private static readonly string[] Texts = ["", "ana", "lopez", "gro", "o", "nobody"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Lists_and_counts_are_what_the_conditions_say_after_any_acts(int seed)
    {
        var random = new Random(seed);
        var chats = await ArrangeAsync();
        foreach (var name in new[] { "Refill", "Billing", "Lab" })
            tags.Add(await Clinic.Tags.SaveAsync(Clinic.Ines, new(null, name, TagColor.Blue)));
        InboxService[] everybody = // The server, one beside it that begins again and again, and some for which much is little.
            [Clinic.Inbox, Beside(1000), Beside(6), Beside(2), Beside(0)];
        foreach (var step in Enumerable.Range(1, 30))
        {
            Clinic.Later(random.Next(3));
            await ActAsync(random, chats);
            everybody[1] = random.Next(5) == 0 ? Beside(1000) : everybody[1];
            foreach (var lists in everybody.Where(_ => random.Next(2) == 0))
                await AgreeAsync(lists, random, $"of seed {seed}, step {step}, {Array.IndexOf(everybody, lists)}");
        }
    }

    private InboxService Beside(int few) => new(Clinic.Database, new UnreadIndex { Few = few });

    private async Task<List<Guid>> ArrangeAsync() =>
    [
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana),
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Jamie),
        await Clinic.StartAsync("Group of many", Clinic.Maria, Clinic.Ana, Clinic.Tomas, Clinic.Nora),
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana, Clinic.Grace),
        await Clinic.StartAsync("Group", Clinic.Daniel, Clinic.Henrik),
    ];

    private async Task AgreeAsync(InboxService lists, Random random, string because)
    {
        var all = await SnapshotsAsync();
        foreach (var someone in new[] { Clinic.Maria, Clinic.Jamie, Clinic.Nora, Clinic.Ana })
        {
            var reader = await Clinic.PersonAsync(someone);
            foreach (var view in Enum.GetValues<ChatView>().Where(view => view.IsOpenTo(reader)))
            {
                foreach (var tab in Enum.GetValues<InboxTab>().Where(tab => tab.IsOpenTo(reader)))
                {
                    var owner = random.Next(4) == 0 ? Clinic.Daniel.Id : (Guid?)null;
                    var filter = new InboxFilter(view, tab, owner, Texts[random.Next(Texts.Length)])
                    {
                        ClaimedById = reader is TeamMember && random.Next(6) == 0 ? Clinic.Jamie.Id : null,
                        TagIds = new(reader is TeamMember && random.Next(3) == 0 ? tags.Where(_ => random.Next(2) == 0) : []),
                    };
                    (await lists.ListAsync(someone, filter)).Rows.Should()
                        .Equal(Expected(filter, reader, all), $"{because}, {reader.Name}, {filter}");
                }

                var unread = Expected(new(view, InboxTab.Unread), reader, all);
                var tally = await lists.TallyAsync(someone, view);
                (tally.Unread, tally.UnreadAndLoud, tally.NeedsReply, tally.Snoozed).Should().Be(
                    (unread.Count, unread.Count(row => !row.IsMuted),
                        reader is Client ? 0 : Expected(new(view, InboxTab.NeedsReply), reader, all).Count,
                        reader is Client ? 0 : Expected(new(view, InboxTab.Snoozed), reader, all).Count),
                    $"{because}, {reader.Name} in {view}");
            }
        }
    }

    private async Task ToggleTagAsync(Guid tag)
    {
        var isUsed = (await Clinic.Tags.ListAsync(Clinic.Ines)).Any(one => one.Id == tag);
        await (isUsed ? Clinic.Tags.RemoveAsync(Clinic.Ines, tag) : Clinic.Tags.RestoreAsync(Clinic.Ines, tag));
    }

    private static List<ConversationRowModel> Expected(InboxFilter filter, Person reader, List<ConversationSnapshot> all)
    {
        var rows = all.Select(snapshot => filter.RowFor(reader, snapshot)).OfType<ConversationRowModel>();
        return [.. filter.OldestFirst
            ? rows.OrderBy(row => row.QueuePlace).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.LastActivityAt).ThenByDescending(row => row.Id)];
    }

    private Task<List<ConversationSnapshot>> SnapshotsAsync() => Clinic.Database.ReadAsync(async db =>
    {
        var states = (await db.PersonalStates.ToListAsync()).ToLookup(state => state.ConversationId);
        var clinic = (await Clinic.PersonAsync(Clinic.Maria)).OrganizationId;
        var index = await db.TagsOfAsync(clinic);
        return (await db.Conversations.WithPeople().Include(c => c.Tags).ToListAsync()).ConvertAll(conversation => new ConversationSnapshot(
            conversation, states[conversation.Id].ToDictionary(state => state.PersonId), new Dictionary<Guid, string>())
        { Tags = index });
    });

    private async Task ActAsync(Random random, List<Guid> chats)
    {
        var people = new[] { Clinic.Maria, Clinic.Jamie, Clinic.Ana, Clinic.Daniel, Clinic.Nora };
        var (chat, somebody) = (chats[random.Next(chats.Count)], people[random.Next(people.Length)]);
        try
        {
            await (random.Next(27) switch
            {
                0 or 1 => Clinic.SayAsync(Clinic.Ana, chat, "Question"),
                2 or 3 => Clinic.SayAsync(somebody, chat, "Answer"),
                4 => Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Answer on behalf"),
                5 or 6 => Clinic.States.MarkReadAsync(somebody, chat, long.MaxValue),
                7 => Clinic.States.MarkReadAsync(somebody, chat, random.Next(1, 5)),
                8 or 9 => Clinic.States.MarkUnreadAsync(somebody, chat, random.Next(1, 5)),
                10 => Clinic.States.MuteAsync(somebody, chat, random.Next(2) == 0),
                11 => Clinic.States.ArchiveAsync(somebody, chat),
                12 => Clinic.States.UnarchiveAsync(somebody, chat),
                13 => Clinic.Conversations.CloseAsync(Clinic.Jamie, chat),
                14 => Clinic.Conversations.ReopenAsync(Clinic.Jamie, chat),
                15 => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Jamie], []),
                16 => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, random.Next(2) == 0 ? Clinic.Jamie : Clinic.Ana),
                17 => AllowAsync(Clinic.Nora, random.Next(2) == 0 ? PermissionSet.Full : PermissionSet.Empty),
                18 => StartAsync(chats),
                19 or 20 => Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, Clinic.Clock.GetUtcNow().AddMinutes(random.Next(1, 4))),
                21 => WakeAsync(),
                22 or 23 => Clinic.Tags.SetAsync(somebody, chat, tags[random.Next(tags.Count)], random.Next(3) > 0),
                24 => Clinic.Claims.ClaimAsync(Clinic.Jamie, chat),
                25 => ToggleTagAsync(tags[0]),
                _ => ImportAsync(chats, isRead: random.Next(2) == 0),
            });
        }
        catch (RefusedException)
        {
            // A refused act is an act like any other.
        }
    }

    private Task WakeAsync()
    {
        Clinic.Later(2);
        return Clinic.WakeDueAsync();
    }

    private async Task StartAsync(List<Guid> chats) => chats.Add(await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas, Clinic.Nora));

    private Task AllowAsync(Someone member, PermissionSet permissions) => Clinic.Database.WriteAsync(async db =>
        (await db.TeamMembers.SingleAsync(m => m.Id == member.Id)).Allow(permissions));

    /// <summary>What an import writes: long ago, read by everybody, or as an earlier one did for its owner and not for others.</summary>
    private Task ImportAsync(List<Guid> chats, bool isRead) => Clinic.Database.WriteAsync(async db =>
    {
        var longAgo = Clinic.Clock.GetUtcNow().AddYears(-3);
        var owner = await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Maria.Id);
        var client = await db.Clients.SingleAsync(c => c.Id == Clinic.Grace.Id);
        var conversation = Conversation.FromHistory(owner, [client], null, $"Communication/{chats.Count}", longAgo);
        conversation.WriteHistory(client, new Draft(Guid.NewGuid(), "Long ago"), longAgo.AddMinutes(1));
        db.Add(conversation);
        chats.Add(conversation.Id);
        if (isRead)
        {
            conversation.TakeOverAsRead(0);
            return;
        }

        var state = new PersonalState(owner.Id, conversation.Id);
        state.TakeOverAsRead(conversation.LastNumber);
        db.Add(state);
    });
}
