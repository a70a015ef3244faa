using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Inbox;

/// <summary>Who has read everything is told of whatever becomes unread, however it does, without a walk through the clinic.</summary>
public sealed class UnreadIndexTests : ClinicTest
{
    [Fact]
    public async Task What_is_written_is_unread_for_who_had_read_everything_until_they_read_it()
    {
        var chat = await ReadByJamieAsync();
        var beside = new InboxService(Clinic.Database, new UnreadIndex());
        await IsUnreadAsync(beside);

        await Clinic.SayAsync(Clinic.Ana, chat, "One more question");
        await IsUnreadAsync(Clinic.Inbox, chat);
        await IsUnreadAsync(beside, chat);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 2);
        await IsUnreadAsync(Clinic.Inbox);
        await IsUnreadAsync(beside);
    }

    [Fact]
    public async Task What_is_marked_as_unread_is_unread_again_until_they_have_read_as_far()
    {
        var chat = await ReadByJamieAsync();
        await Clinic.SayAsync(Clinic.Ana, chat, "One more question");
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 2);
        var sinceThen = new InboxService(Clinic.Database, new UnreadIndex()); // It never knew it unread.
        await IsUnreadAsync(sinceThen);

        await Clinic.States.MarkUnreadAsync(Clinic.Jamie, chat, 1);
        await IsUnreadAsync(sinceThen, chat);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 1);
        await IsUnreadAsync(new InboxService(Clinic.Database, new UnreadIndex()), chat);
        await IsUnreadAsync(Clinic.Inbox, chat);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 2);
        await IsUnreadAsync(Clinic.Inbox);
    }

    [Fact]
    public async Task What_they_archived_unread_is_unread_once_they_take_it_back()
    {
        var chat = await ReadByJamieAsync();
        await Clinic.SayAsync(Clinic.Ana, chat, "One more question");
        await Clinic.States.ArchiveAsync(Clinic.Jamie, chat);
        await IsUnreadAsync(Clinic.Inbox);

        await Clinic.States.UnarchiveAsync(Clinic.Jamie, chat);
        await IsUnreadAsync(Clinic.Inbox, chat);
    }

    [Fact]
    public async Task What_somebody_of_many_conversations_is_added_to_is_unread_in_their_own()
    {
        var lists = new InboxService(Clinic.Database, new UnreadIndex { Few = 1 });
        await Clinic.StartAsync(Clinic.Nora, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Nora, Clinic.Tomas);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Grace, chat, "Hello");
        (await lists.TallyAsync(Clinic.Nora, ChatView.Personal)).Unread.Should().Be(0);

        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Nora], []);
        (await lists.TallyAsync(Clinic.Nora, ChatView.Personal)).Unread.Should().Be(1);
    }

    [Fact]
    public async Task Who_has_read_many_down_to_a_few_is_shown_just_those()
    {
        var lists = new InboxService(Clinic.Database, new UnreadIndex { Few = 1 });
        var chats = new List<Guid>();
        foreach (var client in new[] { Clinic.Ana, Clinic.Tomas, Clinic.Grace })
        {
            chats.Add(await Clinic.StartAsync(Clinic.Maria, client));
            Clinic.Later(1);
            await Clinic.SayAsync(client, chats[^1], "Hello");
        }

        await IsUnreadAsync(lists, chats[2], chats[1], chats[0]);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chats[2], 1);
        await IsUnreadAsync(lists, chats[1], chats[0]);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chats[0], 1);
        await IsUnreadAsync(lists, chats[1]);
        Clinic.Later(1);
        await Clinic.SayAsync(Clinic.Grace, chats[2], "Another question");
        await IsUnreadAsync(lists, chats[2], chats[1]);
    }

    [Fact]
    public async Task Who_still_reads_an_earlier_moment_takes_nothing_away_that_was_written_since()
    {
        var lists = new InboxService(Clinic.Database, new UnreadIndex { Few = 4 });
        var chats = new List<Guid>();
        foreach (var client in new[] { Clinic.Ana, Clinic.Tomas, Clinic.Grace, Clinic.Ana, Clinic.Tomas })
        {
            chats.Add(await Clinic.StartAsync(Clinic.Nora, client));
            await Clinic.SayAsync(client, chats[^1], "Hello");
            await Clinic.States.MarkReadAsync(Clinic.Nora, chats[^1], 1);
        }

        (await TallyAsync()).Should().Be(0);
        await Clinic.States.MarkUnreadAsync(Clinic.Nora, chats[3], 1);
        await Clinic.States.MarkUnreadAsync(Clinic.Nora, chats[4], 1);
        Task<int> earlier;
        using (var slow = CommandLog.HoldNext(Clinic.File, "FROM \"Participants\""))
        {
            earlier = Task.Run(TallyAsync);
            await slow.IsReachedAsync();
            await Clinic.States.MarkReadAsync(Clinic.Nora, chats[3], 1);
            await Clinic.States.MarkReadAsync(Clinic.Nora, chats[4], 1);
            await Clinic.SayAsync(Clinic.Ana, chats[0], "One more question");
            (await TallyAsync()).Should().Be(1);
        }

        (await earlier).Should().Be(2);
        (await TallyAsync()).Should().Be(1);

        async Task<int> TallyAsync() => (await lists.TallyAsync(Clinic.Nora, ChatView.Personal)).Unread;
    }

    /// <returns>A conversation with one message, which Jamie has read and knows to be all.</returns>
    private async Task<Guid> ReadByJamieAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 1);
        await IsUnreadAsync(Clinic.Inbox);
        return chat;
    }

    private async Task IsUnreadAsync(InboxService lists, params Guid[] chats)
    {
        (await lists.TallyAsync(Clinic.Jamie, ChatView.Organization)).Unread.Should().Be(chats.Length);
        (await lists.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization, InboxTab.Unread))).Rows.Select(row => row.Id)
            .Should().Equal(chats);
    }
}
