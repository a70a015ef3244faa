using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Inbox;

/// <summary>Rule 7: a client waits until somebody answers, or says with their name that no reply is needed.</summary>
public sealed class NeedsReplyTests : ClinicTest
{
    [Fact]
    public async Task The_wait_counts_from_the_first_message_nobody_answered()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        (await WaitAsync(chat)).Should().BeNull("nobody asked anything");

        var first = Clinic.Later();
        await Clinic.SayAsync(Clinic.Ana, chat, "May I ask something?");
        Clinic.Later(30);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello?");

        (await WaitAsync(chat)).Should().Be(first);
    }

    [Fact]
    public async Task Any_answer_of_the_team_ends_it_and_the_next_question_starts_anew()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        foreach (var answer in new Func<Task>[]
        {
            () => Clinic.SayAsync(Clinic.Maria, chat, "Yes."),
            () => Clinic.SayAsync(Clinic.Nora, chat, "Yes."),
            () => Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Yes."),
        })
        {
            var asked = Clinic.Later();
            await Clinic.SayAsync(Clinic.Ana, chat, "May I?");
            (await WaitAsync(chat)).Should().Be(asked);
            await answer();
            (await WaitAsync(chat)).Should().BeNull();
        }
    }

    [Fact]
    public async Task Reading_answers_nobody()
    {
        var chat = await AskedAsync();
        await Clinic.Reader.OpenAsync(Clinic.Jamie, chat);
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 1);
        await Clinic.States.ArchiveAsync(Clinic.Maria, chat);

        (await WaitAsync(chat)).Should().NotBeNull();
    }

    [Fact]
    public async Task No_reply_needed_bears_a_name_in_the_conversation_and_in_the_record()
    {
        var chat = await AskedAsync();
        await Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Jamie, chat);

        (await WaitAsync(chat)).Should().BeNull();
        (await Clinic.Reader.NewestAsync(Clinic.Maria, chat)).Events[^1].Should().BeEquivalentTo(
            new { Kind = ConversationEventKind.NoReplyNeeded, ActorName = "Jamie Lee", AfterNumber = 1L });
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(
            new { Action = AuditAction.NoReplyNeeded, ActorName = "Jamie Lee", ClientName = "Ana Ruiz", Right = Access.OnBehalf });

        var before = Contents.Of(Clinic.File);
        await Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Sam, chat);
        Contents.Of(Clinic.File).Should().Equal(before, "there is nothing left to declare");
    }

    [Fact]
    public async Task Closing_ends_the_wait_with_a_name_and_reopening_does_not_start_it_again()
    {
        var chat = await AskedAsync();
        await Clinic.Conversations.CloseAsync(Clinic.Sam, chat);
        (await WaitAsync(chat)).Should().BeNull();
        (await Clinic.Reader.NewestAsync(Clinic.Maria, chat))
            .Events.Should().Contain(e => e.Kind == ConversationEventKind.NoReplyNeeded && e.ActorName == "Sam Ortiz");

        await Clinic.Conversations.ReopenAsync(Clinic.Maria, chat);
        (await WaitAsync(chat)).Should().BeNull();
    }

    [Fact]
    public async Task Hand_over_does_not_make_anybody_wait_shorter()
    {
        var chat = await AskedAsync();
        var since = await WaitAsync(chat);
        Clinic.Later(60);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        (await WaitAsync(chat)).Should().Be(since);
    }

    private async Task<Guid> AskedAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "May I ask something?");
        return chat;
    }

    /// <summary>What the conversation, the list and the count say; they must agree.</summary>
    private async Task<DateTimeOffset?> WaitAsync(Guid chat)
    {
        var since = (await Clinic.ConversationAsync(chat)).WaitingSince;
        var rows = (await Clinic.Inbox.ListAsync(Clinic.Sam, new InboxFilter(ChatView.Organization, InboxTab.NeedsReply))).Rows;
        rows.SingleOrDefault()?.WaitingSince.Should().Be(since);
        rows.Should().HaveCount(since is null ? 0 : 1);
        (await Clinic.Inbox.TallyAsync(Clinic.Sam, ChatView.Organization)).NeedsReply.Should().Be(rows.Count);
        return since;
    }
}
