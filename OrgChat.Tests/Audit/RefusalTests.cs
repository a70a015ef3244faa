using Microsoft.Data.Sqlite;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Audit;

/// <summary>Every refusal leaves one entry: who, in which session, from where, what they tried and why it was refused.</summary>
public sealed class RefusalTests : ClinicTest
{
    private Guid chat;

    /// <summary>Everything that can be refused, each by somebody who may not.</summary>
    private Dictionary<string, (Func<Task> Try, AuditAction Action, RefusalReason Reason)> Attempts => new()
    {
        ["open a conversation"] =
            (() => Clinic.Reader.OpenAsync(Clinic.Nora, chat), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["read on"] = (() => Clinic.Reader.NewerAsync(Clinic.Nora, chat, 0), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["read back"] = (() => Clinic.Reader.OlderAsync(Clinic.Nora, chat, 9), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["read the newest"] = (() => Clinic.Reader.NewestAsync(Clinic.Nora, chat), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["read details"] = (() => Clinic.Reader.DetailsAsync(Clinic.Nora, chat), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["who can read"] = (() => Clinic.Readers.ListAsync(Clinic.Nora, chat), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["who looked here"] = (() => Clinic.AccessLog.ListAsync(Clinic.Nora, chat), AuditAction.LooksRead, RefusalReason.NotFound),
        ["send"] = (() => Clinic.SayAsync(Clinic.Nora, chat, "Hello"), AuditAction.MessageSent, RefusalReason.NotFound),
        ["send on behalf"] =
            (() => Clinic.SayOnBehalfAsync(Clinic.Nora, chat, "Hello"), AuditAction.MessageSentOnBehalf, RefusalReason.NotFound),
        ["send without confirming"] =
            (() => Clinic.SayAsync(Clinic.Jamie, chat, "Hello"), AuditAction.MessageSent, RefusalReason.NotPossible),
        ["keep a draft"] = (() => Clinic.Messages.KeepDraftAsync(Clinic.Nora, chat, new Draft(Guid.NewGuid(), "x")),
            AuditAction.MessageSent,
            RefusalReason.NotFound),
        ["send too much"] = (() => Clinic.SayAsync(Clinic.Ana, chat, new string('x', MessageText.MaxLength + 1)), AuditAction.MessageSent,
            RefusalReason.NotPossible),
        ["add"] =
            (() => Clinic.Conversations.AddAsync(Clinic.Jamie, chat, [Clinic.Sam], []), AuditAction.ParticipantAdded,
                RefusalReason.NotAllowed),
        ["remove"] =
            (() => Clinic.Conversations.RemoveAsync(Clinic.Jamie, chat, Clinic.Ana), AuditAction.ParticipantRemoved,
                RefusalReason.NotAllowed),
        ["close"] = (() => Clinic.Conversations.CloseAsync(Clinic.Ana, chat), AuditAction.ConversationClosed, RefusalReason.NotAllowed),
        ["reopen"] = (() => Clinic.Conversations.ReopenAsync(Clinic.Ana, chat), AuditAction.ConversationReopened, RefusalReason.NotAllowed),
        ["no reply needed"] =
            (() => Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Ana, chat), AuditAction.NoReplyNeeded, RefusalReason.NotAllowed),
        ["start"] = (() => Clinic.Conversations.StartAsync(Clinic.Nora, Guid.NewGuid(), [Clinic.Ana], null),
            AuditAction.ConversationStarted,
            RefusalReason.NotFound),
        ["mark read"] = (() => Clinic.States.MarkReadAsync(Clinic.Nora, chat, 1), AuditAction.ConversationOpened, RefusalReason.NotFound),
        ["open a client"] = (() => Clinic.Clients.OpenAsync(Clinic.Nora, Clinic.Ana), AuditAction.ClientPageOpened, RefusalReason.NotFound),
        ["read a client"] = (() => Clinic.Clients.ReadAsync(Clinic.Nora, Clinic.Ana), AuditAction.ClientPageOpened, RefusalReason.NotFound),
        ["list clients"] = (() => Clinic.Clients.ListAsync(Clinic.Ana), AuditAction.PageOpened, RefusalReason.NotFound),
        ["search clients"] = (() => Clinic.Clients.SearchAsync(Clinic.Ana, "a"), AuditAction.PageOpened, RefusalReason.NotFound),
        ["organization chat"] = (() => Clinic.Inbox.ListAsync(Clinic.Nora, new InboxFilter(ChatView.Organization)), AuditAction.PageOpened,
            RefusalReason.NotFound),
        ["its counts"] =
            (() => Clinic.Inbox.TallyAsync(Clinic.Nora, ChatView.Organization), AuditAction.PageOpened, RefusalReason.NotFound),
        ["its owners"] = (() => Clinic.Inbox.OwnersAsync(Clinic.Nora), AuditAction.PageOpened, RefusalReason.NotFound),
        ["see permissions"] =
            (() => Clinic.Permissions.OpenAsync(Clinic.Maria, Clinic.Nora), AuditAction.PageOpened, RefusalReason.NotFound),
        ["grant"] = (() => Clinic.Permissions.GrantAsync(Clinic.Maria, Clinic.Nora, Permission.SeeAllClients),
            AuditAction.PermissionGranted, RefusalReason.NotFound),
        ["grant to oneself"] = (() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Ines, Permission.SeeAllClients),
            AuditAction.PermissionGranted, RefusalReason.NotAllowed),
        ["grant without its needs"] = (() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.OrganizationChat),
            AuditAction.PermissionGranted, RefusalReason.NotPossible),
        ["revoke"] = (() => Clinic.Permissions.RevokeAsync(Clinic.Maria, Clinic.Nora, Permission.SeeAllClients),
            AuditAction.PermissionRevoked, RefusalReason.NotFound),
        ["list the team"] = (() => Clinic.Colleagues.ListAsync(Clinic.Maria), AuditAction.PageOpened, RefusalReason.NotFound),
        ["see a member"] = (() => Clinic.Colleagues.MemberAsync(Clinic.Maria, Clinic.Nora), AuditAction.PageOpened, RefusalReason.NotFound),
        ["invite"] = (() => Clinic.Team.InviteAsync(Clinic.Maria, Form), AuditAction.MemberInvited, RefusalReason.NotFound),
        ["invite at a taken address"] = (() => Clinic.Team.InviteAsync(Clinic.Ines, Form with { Email = "jamie.lee@lakeside.example" }),
            AuditAction.MemberInvited, RefusalReason.NotPossible),
        ["edit"] = (() => Clinic.Team.EditAsync(Clinic.Maria, Clinic.Nora, Form), AuditAction.MemberEdited, RefusalReason.NotFound),
        ["deactivate"] =
            (() => Clinic.Team.DeactivateAsync(Clinic.Maria, Clinic.Nora, null), AuditAction.MemberDeactivated, RefusalReason.NotFound),
        ["deactivate oneself"] =
            (() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Ines, null), AuditAction.MemberDeactivated, RefusalReason.NotAllowed),
        ["reactivate"] =
            (() => Clinic.Team.ReactivateAsync(Clinic.Maria, Clinic.Nora), AuditAction.MemberReactivated, RefusalReason.NotFound),
        ["make a sign-in link"] =
            (() => Clinic.Team.OpenSignInAsync(Clinic.Maria, Clinic.Nora), AuditAction.SignInLinkMade, RefusalReason.NotFound),
        ["assign"] =
            (() => Clinic.CareTeams.AssignAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora), AuditAction.ClientAssigned, RefusalReason.NotFound),
        ["unassign"] = (() => Clinic.CareTeams.UnassignAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora), AuditAction.ClientUnassigned,
            RefusalReason.NotFound),
        ["read the record"] = (() => Clinic.Audit.OpenAsync(Clinic.Maria, new()), AuditAction.RecordRead, RefusalReason.NotFound),
        ["page the record"] = (() => Clinic.Audit.ListAsync(Clinic.Maria, new()), AuditAction.RecordRead, RefusalReason.NotFound),
        ["export the record"] = (() => Clinic.Audit.RequireExportAsync(Clinic.Maria), AuditAction.RecordExported, RefusalReason.NotFound),
        ["verify the record"] = (() => Clinic.Verifier.VerifyAsync(Clinic.Maria, new Progress<AuditProgress>()), AuditAction.RecordVerified,
            RefusalReason.NotFound),
    };

    private static MemberForm Form { get; } = new("Somebody", "somebody@lakeside.example", TeamRole.Support, "", false);

    [Fact]
    public async Task Every_refusal_is_exactly_one_entry_with_its_reason_and_nothing_else_changes()
    {
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var (name, (attempt, action, reason)) in Attempts)
        {
            Clinic.Later(2);
            var before = (await Clinic.RecordAsync()).Count;

            await Clinic.RefusesAsync(attempt);

            var entry = (await Clinic.RecordAsync()).Skip(before).Should().ContainSingle(name).Which;
            (entry.Action, entry.Reason).Should().Be((action, reason), name);
            entry.Outcome.Should().Be(reason == RefusalReason.NotPossible ? Outcome.Declined : Outcome.Denied, name);
        }
    }

    [Fact]
    public async Task It_says_who_from_where_and_what_was_asked_for_with_the_name_of_ones_own_organizations_client()
    {
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var nora = new Actor(Clinic.Nora, Address: "192.0.2.7");

        await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(nora, chat));

        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new
        {
            ActorName = "Nora Fields",
            Address = "192.0.2.7",
            Action = AuditAction.ConversationOpened,
            ConversationId = chat,
            ClientId = Clinic.Ana.Id,
            ClientName = "Ana Ruiz",
            Right = Access.None,
            At = Clinic.Clock.GetUtcNow(),
        });
    }

    [Fact]
    public async Task Of_another_organization_and_of_what_is_not_there_the_asked_id_stays_alone()
    {
        var theos = await Clinic.StartAsync(Clinic.Haddad, Clinic.Theo);
        foreach (var id in new[] { theos, Guid.NewGuid() })
        {
            await Clinic.HidesAsync(() => Clinic.Reader.OpenAsync(Clinic.Jamie, id));

            (await Clinic.LastRecordAsync())
                .Should()
                .BeEquivalentTo(new { ConversationId = id, ClientId = (Guid?)null, ClientName = (string?)null, Right = (AuditRight?)null });
        }

        await Clinic.HidesAsync(() => Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Theo), MissingKind.Client);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { ClientId = Clinic.Theo.Id, ClientName = (string?)null });
        (await Clinic.Audit.ListAsync(Clinic.Ida, new())).Rows.Should().BeEmpty("the other clinic is told nothing of it");
    }

    [Fact]
    public async Task To_be_asked_who_one_is_is_on_record_and_no_denied_attempt()
    {
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        await Clinic.ForgetConfirmationsAsync();

        await Clinic.RefusesAsync(() => Clinic.Permissions.GrantAsync(ines, Clinic.Nora, Permission.SeeAllClients));

        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Reason = RefusalReason.NotConfirmed, Outcome = Outcome.Declined });
    }

    [Fact]
    public async Task Who_is_no_longer_active_is_recorded_and_who_is_nobody_is_not()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        var before = (await Clinic.RecordAsync()).Count;

        await Clinic.RefusesAsync(() => Clinic.Colleagues.SelfAsync(Clinic.Nora));
        await Clinic.RefusesAsync(() => Clinic.Colleagues.SelfAsync(new Actor(Guid.NewGuid())));

        (await Clinic.RecordAsync()).Skip(before).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { ActorName = "Nora Fields", Reason = RefusalReason.NotActive, Outcome = Outcome.Denied });
    }

    [Fact]
    public async Task What_a_screen_repeats_by_itself_is_nobodys_attempt()
    {
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await Clinic.RefusesAsync(() => Clinic.Reader.DetailsAsync(((Actor)Clinic.Nora).AsScreen(), chat));

        (await Clinic.RecordAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_flood_by_one_person_is_listed_to_a_limit_and_then_counted_and_hides_nobody_elses()
    {
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var _ in Enumerable.Range(0, 137))
            await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Nora, Guid.NewGuid()));
        await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Daniel, chat));

        var record = await Clinic.RecordAsync();
        record.Count(e => e.ActorName == "Nora Fields" && e.Action == AuditAction.ConversationOpened).Should().Be(RefusalAuditor.PerMinute);
        record.Should().ContainSingle(e => e.Action == AuditAction.MoreRefused, "it says that the rest is only counted");
        record.Should().ContainSingle(e => e.ActorName == "Dr. Daniel Kim");

        Clinic.Later();
        await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Nora, chat));

        (await Clinic.RecordAsync()).Skip(record.Count).Select(e => (e.ActorName, e.Action, e.Facts?.Times)).Should().Equal(
            ("Nora Fields", AuditAction.MoreRefused, 117), ("Nora Fields", AuditAction.ConversationOpened, null));
    }

    [Fact]
    public async Task What_was_only_counted_is_written_down_at_the_end()
    {
        foreach (var _ in Enumerable.Range(0, 30))
            await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Nora, Guid.NewGuid()));

        await Clinic.Anchors.EndAsync();

        (await Clinic.RecordAsync())
            .Should().ContainSingle(e => e.Action == AuditAction.MoreRefused && Equals(e.Facts, new AuditFacts { Times = 10 }));
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_recorded_is_a_failure_and_not_silence()
    {
        Contents.Ask(Clinic.File, "CREATE TRIGGER no_record BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no paper'); END");

        var act = () => Clinic.Reader.OpenAsync(Clinic.Nora, Guid.NewGuid());

        (await act.Should().ThrowAsync<Exception>()).Which.Should().NotBeOfType<NotFoundException>();
    }

    [Fact]
    public async Task A_locked_database_is_nobodys_attempt()
    {
        var act = () => Clinic.Database.WriteAsync<Act>(
            Clinic.Jamie, AuditedOperation.Own, _ => throw new SqliteException("as SQLite would say it", 5));

        await act.Should().ThrowAsync<RefusedException>();
        (await Clinic.RecordAsync()).Should().BeEmpty();
    }
}
