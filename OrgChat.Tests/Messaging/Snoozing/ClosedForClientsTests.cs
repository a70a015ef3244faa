using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging.Snoozing;

/// <summary>A closed conversation opens again when its client writes, where the clinic does not say otherwise.</summary>
public sealed class ClosedForClientsTests : ClinicTest
{
    [Fact]
    public async Task It_opens_to_the_queue_and_is_held_by_nobody()
    {
        var chat = await ClosedAsync();
        var asked = Clinic.Later();

        await Clinic.SayAsync(Clinic.Ana, chat, "One more thing.");

        var now = await Clinic.ConversationAsync(chat);
        (now.Status, now.WaitingSince, now.ClaimedById, now.IsSnoozed).Should().Be((ConversationStatus.NeedsReply, asked, null, false));
        (await Clinic.Inbox.ListAsync(Clinic.Sam, new InboxFilter(ChatView.Organization, InboxTab.NeedsReply))).Rows
            .Should().ContainSingle(row => row.Id == chat);
        (await Clinic.Inbox.TallyAsync(Clinic.Jamie, ChatView.Organization)).Mine.Should().Be(0, "Jamie may be at home by now");
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Page.Events[^1].Should()
            .BeEquivalentTo(new { Kind = ConversationEventKind.Reopened, ActorName = "Ana Ruiz" });
        (await Clinic.ActsAsync()).Should()
            .Contain(entry => entry.Action == AuditAction.ConversationReopened && entry.ActorName == "Ana Ruiz");
    }

    [Fact]
    public async Task A_clinic_that_locks_it_takes_no_message_and_no_file_of_a_client()
    {
        var chat = await ClosedAsync();
        await Clinic.SaysAsync(profile => profile with { LocksClosed = true });

        (await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Ana, chat, "One more thing."))).Message.Should()
            .Be("The clinic closed this conversation. Your text is kept.");
        await Clinic.RefusesAsync(() => UploadAsync(chat));
        (await Clinic.ConversationAsync(chat)).IsClosed.Should().BeTrue();

        await Clinic.SaysAsync(profile => profile with { LocksClosed = false });
        await UploadAsync(chat);
        (await Clinic.SayAsync(Clinic.Ana, chat, "One more thing.")).Should().Be(2);
    }

    [Fact]
    public async Task The_clinic_locks_it_on_record()
    {
        await Clinic.SaysAsync(profile => profile with { LocksClosed = true });

        (await Clinic.LastRecordAsync()).Should()
            .BeEquivalentTo(new { Action = AuditAction.ClinicProfileChanged, Facts = new { LocksClosed = true } });
    }

    [Fact]
    public async Task Members_of_the_team_still_open_it_by_hand()
    {
        var chat = await ClosedAsync();

        await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Maria, chat, "One more thing."));
    }

    private Task UploadAsync(Guid chat) =>
        Clinic.Attachments.UploadAsync(Clinic.Ana, chat, "card.txt", new MemoryStream("LK 4471"u8.ToArray()));

    private async Task<Guid> ClosedAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Thank you.");
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, Clinic.Clock.GetUtcNow().AddHours(1));
        await Clinic.Conversations.CloseAsync(Clinic.Jamie, chat);
        return chat;
    }
}
