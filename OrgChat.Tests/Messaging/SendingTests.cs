using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

public sealed class SendingTests : ClinicTest
{
    [Fact]
    public async Task A_participant_answers_as_themself_without_a_label()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Jamie);
        await Clinic.SayAsync(Clinic.Jamie, chat, "Good morning, Ana.");

        var message = (await Clinic.MessagesAsync(chat)).Single();
        message.Should().BeEquivalentTo(new { AuthorName = "Jamie Lee", AuthorTitle = "Care coordinator", IsByClient = false });
        (message.OnBehalfOfId, message.OnBehalfOfName).Should().Be((null, null));
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.MessageSent, Right = Access.Participate });
    }

    [Fact]
    public async Task A_reply_on_behalf_names_both_people_and_is_audited()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "May I take both pills?");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Dr. Lopez says yes.");

        var message = (await Clinic.MessagesAsync(chat))[^1];
        (message.AuthorId, message.OnBehalfOfId).Should().Be((Clinic.Jamie.Id, Clinic.Maria.Id));
        Byline.Of(message.AuthorName, message.OnBehalfOfName).Should().Be("Jamie Lee On behalf of Dr. Maria Lopez");
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new
        {
            Action = AuditAction.MessageSentOnBehalf,
            ActorName = "Jamie Lee",
            SubjectName = "Dr. Maria Lopez",
            ClientName = "Ana Ruiz",
            ConversationId = chat,
            Right = Access.OnBehalf,
            At = Clinic.Clock.GetUtcNow(),
        });
    }

    [Fact]
    public async Task A_clock_that_was_set_back_puts_no_message_on_a_day_before_the_one_above_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var ahead = Clinic.Later(15 * 24 * 60);
        await Clinic.SayAsync(Clinic.Ana, chat, "Sent while the clock was wrong.");

        Clinic.Clock.AdjustTime(ahead.AddDays(-15));
        await Clinic.SayAsync(Clinic.Maria, chat, "Sent when it was right again.");

        (await Clinic.MessagesAsync(chat)).Select(message => message.SentAt).Should().Equal(ahead, ahead);
        (await Clinic.ConversationAsync(chat)).LastActivityAt.Should().Be(ahead);
        (await Clinic.LastRecordAsync()).At.Should().Be(ahead.AddDays(-15), "the record keeps the moment the clock gave");
    }

    [Fact]
    public async Task A_label_keeps_the_names_of_its_day_after_renames_and_hand_over()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Your results are in.");
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Jamie,
            new("Jamie Weber", "jamie.lee@lakeside.example", TeamRole.Support, "Nurse", false));
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Maria,
            new("Dr. Maria Stone", "maria.lopez@lakeside.example", TeamRole.Provider, "Physician", false));
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        var message = (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Page.Messages.Single();
        Byline.Of(message.AuthorName, message.OnBehalfOfName).Should().Be("Jamie Lee On behalf of Dr. Maria Lopez");
        (message.AuthorTitle, message.OnBehalfOfId).Should().Be(("Care coordinator", Clinic.Maria.Id));

        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Dr. Kim takes over.");
        (await Clinic.MessagesAsync(chat))[^1]
            .Should().BeEquivalentTo(new { AuthorName = "Jamie Weber", OnBehalfOfName = "Dr. Daniel Kim" });
    }

    [Fact]
    public async Task Sending_reads_the_conversation_for_the_author_and_forgets_the_draft()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello?");
        var draft = new Draft(Guid.NewGuid(), "Hello, Ana.");
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().Be("Hello, Ana.");

        await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);

        var opened = await Clinic.Reader.OpenAsync(Clinic.Maria, chat);
        opened.Details.ReadNumber.Should().Be(2);
        opened.Draft.Should().BeNull("a late save of what was sent does not come back");
    }

    [Fact]
    public async Task A_draft_is_kept_for_its_author_only_and_forgotten_when_emptied()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);
        var key = Guid.NewGuid();
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, new Draft(key, new string('x', 20_000)));

        (await Clinic.Reader.OpenAsync(Clinic.Daniel, chat)).Draft.Should().BeNull();
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().HaveLength(20_000, "a paste too long to send is not lost");

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, new Draft(key, " "));
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft.Should().BeNull();
    }

    [Fact]
    public async Task A_refused_message_keeps_the_draft()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var draft = new Draft(Guid.NewGuid(), "One more thing");
        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, draft);
        await Clinic.SaysAsync(profile => profile with { LocksClosed = true });
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        var refusal = await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, draft));

        refusal.Message.Should().Be("The clinic closed this conversation. Your text is kept.");
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Draft!.Text.Should().Be("One more thing");
        await Clinic.Conversations.ReopenAsync(Clinic.Maria, chat);
        (await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft)).Should().Be(1);
    }

    [Fact]
    public async Task Who_may_only_read_is_told_so()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Nora, chat, "Hello"))).Message.Should()
            .Be("You can read this conversation, but not answer in it. An admin can give you Organization chat.");
        (await Clinic.RefusesAsync(() => Clinic.SayOnBehalfAsync(Clinic.Nora, chat, "Hello"))).Message.Should().StartWith("You can read");
    }
}
