using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

public sealed class StartingAndClosingTests : ClinicTest
{
    [Fact]
    public async Task Closing_by_a_slip_is_undone_with_the_wait_and_opening_later_is_not()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "I feel dizzy");
        var waiting = (await Clinic.ConversationAsync(chat)).WaitingSince;
        Clinic.Later();
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        await Clinic.Conversations.UndoCloseAsync(Clinic.Maria, chat);

        var now = await Clinic.ConversationAsync(chat);
        (now.IsClosed, now.WaitingSince, now.ClosedOverWait).Should().Be((false, waiting, null));
        await Clinic.Conversations.UndoCloseAsync(Clinic.Maria, chat);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);
        await Clinic.Conversations.ReopenAsync(Clinic.Jamie, chat);
        (await Clinic.ConversationAsync(chat)).WaitingSince.Should().BeNull("somebody said that no reply is needed");
    }

    [Fact]
    public async Task What_was_snoozed_or_back_is_so_again_when_closing_or_snoozing_it_was_a_slip()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "How are you?");
        var until = Clinic.Clock.GetUtcNow().AddMinutes(30);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, until);

        await Clinic.Conversations.CloseAsync(Clinic.Sam, chat);
        await Clinic.Conversations.UndoCloseAsync(Clinic.Sam, chat);
        await ShouldBeAsync(isSnoozed: true);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, until.AddDays(1));
        await Clinic.Snoozes.UndoAsync(Clinic.Sam, chat);
        await ShouldBeAsync(isSnoozed: true);

        Clinic.Later(31);
        await Clinic.WakeDueAsync();
        await ShouldBeAsync(isSnoozed: false);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, until.AddDays(1));
        await Clinic.Snoozes.UndoAsync(Clinic.Sam, chat);
        await ShouldBeAsync(isSnoozed: false);
        await Clinic.Conversations.CloseAsync(Clinic.Sam, chat);
        await Clinic.Conversations.UndoCloseAsync(Clinic.Sam, chat);
        await ShouldBeAsync(isSnoozed: false);

        async Task ShouldBeAsync(bool isSnoozed)
        {
            var now = await Clinic.ConversationAsync(chat);
            (now.IsSnoozed, now.IsBack, now.SnoozedUntil, now.SnoozedById).Should().Be((isSnoozed, !isSnoozed, until, Clinic.Jamie.Id));
        }
    }

    [Fact]
    public async Task Undoing_a_snooze_undoes_nobody_elses()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var until = Clinic.Clock.GetUtcNow().AddHours(1);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, until);

        await Clinic.Snoozes.UndoAsync(Clinic.Sam, chat);

        (await Clinic.ConversationAsync(chat)).SnoozedUntil.Should().Be(until);
    }

    [Fact]
    public async Task Who_starts_a_conversation_owns_it_and_it_is_recorded()
    {
        await Clinic.CareTeams.AssignAsync(Allowed(Clinic.Ines), Clinic.Ana, Clinic.Maria);

        var chat = await Clinic.Conversations.StartAsync(Clinic.Maria, Guid.NewGuid(), [Clinic.Ana, Clinic.Daniel], "  Knee  ");

        var conversation = await Clinic.ConversationAsync(chat);
        (conversation.OwnerId, conversation.Title).Should().Be((Clinic.Maria.Id, "Knee"));
        conversation.People.Select(p => p.Name).Should().BeEquivalentTo("Dr. Maria Lopez", "Ana Ruiz", "Dr. Daniel Kim");
        (await Clinic.LastRecordAsync())
            .Should().BeEquivalentTo(new { Action = AuditAction.ConversationStarted, ClientName = "Ana Ruiz", ConversationId = chat });
    }

    [Fact]
    public async Task The_same_dialog_confirmed_twice_starts_one_conversation()
    {
        var key = Guid.NewGuid();
        var both = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Task.Run(() => Clinic.Conversations.StartAsync(Clinic.Jamie, key, [Clinic.Ana], null))));

        both.Distinct().Should().ContainSingle();
        (await Clinic.Conversations.StartAsync(Clinic.Sam, key, [Clinic.Ana], null)).Should().NotBe(both[0]);
    }

    [Fact]
    public async Task A_conversation_needs_a_client_the_starter_can_find()
    {
        (await Clinic.RefusesAsync(() => StartAsync(Clinic.Jamie, Clinic.Daniel))).Message.Should().Be("Choose at least one client.");
        await Clinic.HidesAsync(() => StartAsync(Clinic.Maria, Clinic.Ana), MissingKind.Person);
        await Clinic.HidesAsync(() => StartAsync(Clinic.Jamie, Clinic.Ana, Clinic.Theo), MissingKind.Person);
        await Clinic.HidesAsync(() => StartAsync(Clinic.Jamie, Clinic.Ana, Clinic.Haddad), MissingKind.Person);
        await Clinic.HidesAsync(() => StartAsync(Clinic.Ana, Clinic.Tomas), MissingKind.Page);
        (await Clinic.RefusesAsync(() => Clinic.Conversations.StartAsync(Clinic.Jamie, Guid.NewGuid(), [Clinic.Ana], new string('t', 121))))
            .Message.Should().Be("A title has at most 120 characters.");
    }

    [Fact]
    public async Task A_closed_conversation_that_is_locked_takes_no_messages_until_it_is_reopened()
    {
        await Clinic.SaysAsync(profile => profile with { LocksClosed = true });
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Conversations.CloseAsync(Clinic.Jamie, chat);

        foreach (var author in new[] { Clinic.Ana, Clinic.Maria })
            (await Clinic.RefusesAsync(() => Clinic.SayAsync(author, chat, "Hello?"))).Message.Should().Contain("closed");
        (await Clinic.RefusesAsync(() => Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "Hello?"))).Message
            .Should().StartWith("This conversation is closed.");

        await Clinic.Conversations.ReopenAsync(Clinic.Maria, chat);
        (await Clinic.SayAsync(Clinic.Ana, chat, "Hello again")).Should().Be(1);
        (await Clinic.ActsAsync()).Select(e => e.Action).Should()
            .Equal(AuditAction.ClinicProfileChanged, AuditAction.ConversationClosed, AuditAction.ConversationReopened,
                AuditAction.MessageSent);
    }

    [Fact]
    public async Task Closing_twice_is_closing_once()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);
        var before = Contents.Of(Clinic.File);
        Clinic.Later();

        await Clinic.Conversations.CloseAsync(Clinic.Jamie, chat);

        Contents.Of(Clinic.File).Should().Equal(before);
    }

    [Fact]
    public async Task Clients_do_not_close_reopen_or_declare()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var act in new Func<Task>[]
        {
            () => Clinic.Conversations.CloseAsync(Clinic.Ana, chat),
            () => Clinic.Conversations.ReopenAsync(Clinic.Ana, chat),
            () => Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Ana, chat),
        })
        {
            (await Clinic.RefusesAsync(act)).Message.Should().Be("Only the clinic’s team can do this.");
        }
    }

    [Fact]
    public async Task Lines_stand_where_it_happened_and_clients_are_spared_the_teams_own()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Thanks!");
        await Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, chat);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        var forStaff = (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Page.Events;
        var forAna = (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Page.Events;
        forStaff.Select(e => (e.Kind, e.AfterNumber)).Should().Equal(
            (ConversationEventKind.Started, 0), (ConversationEventKind.NoReplyNeeded, 1), (ConversationEventKind.Closed, 1));
        forAna.Select(e => e.Kind).Should().Equal(ConversationEventKind.Started, ConversationEventKind.Closed);
    }

    private Task<Guid> StartAsync(Someone owner, params Someone[] others) =>
        Clinic.Conversations.StartAsync(owner, Guid.NewGuid(), [.. others.Select(other => other.Id)], null);

    /// <summary>Admins assign the clients they can open.</summary>
    private Someone Allowed(Someone admin)
    {
        Clinic.AllowAsync(admin, Permission.SeeAllClients).GetAwaiter().GetResult();
        return admin;
    }
}
