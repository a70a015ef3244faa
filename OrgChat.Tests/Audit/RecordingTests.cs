using Microsoft.Data.Sqlite;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Audit;

/// <summary>Rule 9: no record, no act; and nothing is edited away.</summary>
public sealed class RecordingTests : ClinicTest
{
    private const string Canary = "CANARY-7f3a";

    [Theory]
    [InlineData("Jamie", Access.OnBehalf)]
    [InlineData("Nora", Access.Read)]
    public async Task Opening_what_one_does_not_take_part_in_is_recorded_with_the_right_it_was_opened_by(string who, Access right)
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.Reader.OpenAsync(who == "Jamie" ? Clinic.Jamie : Clinic.Nora, chat)).Details.Access.Should().Be(right);

        (await Clinic.RecordAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Action = AuditAction.ConversationOpened, Right = right, ConversationId = chat, ClientName = "Ana Ruiz" });
    }

    [Fact]
    public async Task Opening_counts_for_those_who_take_part_too_and_reading_on_is_part_of_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Jamie);
        foreach (var participant in new[] { Clinic.Maria, Clinic.Ana, Clinic.Jamie })
        {
            await Clinic.Reader.OpenAsync(participant, chat);
            await Clinic.Reader.NewerAsync(participant, chat, 0);
            await Clinic.Reader.DetailsAsync(participant, chat);
        }

        (await Clinic.RecordAsync()).Select(e => (e.ActorName, e.Action, e.Right, e.ClientName)).Should().Equal(
            ("Dr. Maria Lopez", AuditAction.ConversationOpened, AuditRight.Participate, "Ana Ruiz"),
            ("Ana Ruiz", AuditAction.ConversationOpened, AuditRight.Participate, "Ana Ruiz"),
            ("Jamie Lee", AuditAction.ConversationOpened, AuditRight.Participate, "Ana Ruiz"));
    }

    /// <summary>Everything that reads or changes something of a patient or of rights.</summary>
    private Dictionary<string, (Func<Guid, Task> Act, AuditAction Action, AuditRight? Right, string? Client, string? Subject)> Acts => new()
    {
        ["open as owner"] =
            (chat => Clinic.Reader.OpenAsync(Clinic.Maria, chat), AuditAction.ConversationOpened, AuditRight.Participate, "Ana Ruiz", null),
        ["open as client"] =
            (chat => Clinic.Reader.OpenAsync(Clinic.Ana, chat), AuditAction.ConversationOpened, AuditRight.Participate, "Ana Ruiz", null),
        ["open on behalf"] =
            (chat => Clinic.Reader.OpenAsync(Clinic.Jamie, chat), AuditAction.ConversationOpened, AuditRight.OnBehalf, "Ana Ruiz", null),
        ["open to read"] =
            (chat => Clinic.Reader.OpenAsync(Clinic.Nora, chat), AuditAction.ConversationOpened, AuditRight.Read, "Ana Ruiz", null),
        ["open a client"] = (_ => Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Grace), AuditAction.ClientPageOpened, AuditRight.AllClients,
            "Grace Nwosu", null),
        ["send"] = (chat => Clinic.SayAsync(Clinic.Ana, chat, "Hello"), AuditAction.MessageSent, AuditRight.Participate, "Ana Ruiz", null),
        ["no reply needed"] = (chat => Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, chat), AuditAction.NoReplyNeeded,
            AuditRight.Participate, "Ana Ruiz", null),
        ["send on behalf"] = (chat => Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello"), AuditAction.MessageSentOnBehalf,
            AuditRight.OnBehalf, "Ana Ruiz", "Dr. Maria Lopez"),
        ["start"] = (_ => Clinic.Conversations.StartAsync(Clinic.Jamie, Guid.NewGuid(), [Clinic.Grace], null),
            AuditAction.ConversationStarted,
            AuditRight.Participate, "Grace Nwosu", null),
        ["add"] = (chat => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []), AuditAction.ParticipantAdded,
            AuditRight.Participate, "Ana Ruiz", "Dr. Daniel Kim"),
        ["remove"] = (chat => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Daniel), AuditAction.ParticipantRemoved,
            AuditRight.Participate, "Ana Ruiz", "Dr. Daniel Kim"),
        ["close"] =
            (chat => Clinic.Conversations.CloseAsync(Clinic.Maria, chat), AuditAction.ConversationClosed, AuditRight.Participate,
                "Ana Ruiz", null),
        ["reopen"] =
            (chat => Clinic.Conversations.ReopenAsync(Clinic.Jamie, chat), AuditAction.ConversationReopened, AuditRight.OnBehalf,
                "Ana Ruiz", null),
        ["who looked here"] =
            (chat => Clinic.AccessLog.ListAsync(Clinic.Maria, chat), AuditAction.LooksRead, AuditRight.Participate, "Ana Ruiz", null),
        ["grant"] = (_ => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Daniel, Permission.SeeAllClients),
            AuditAction.PermissionGranted, AuditRight.Admin, null, "Dr. Daniel Kim"),
        ["revoke"] = (_ => Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Daniel, Permission.SeeAllClients),
            AuditAction.PermissionRevoked, AuditRight.Admin, null, "Dr. Daniel Kim"),
        ["assign"] = (_ => AsAdminAsync(() => Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria)),
            AuditAction.ClientAssigned, AuditRight.Admin, "Ana Ruiz", "Dr. Maria Lopez"),
        ["unassign"] = (_ => Clinic.CareTeams.UnassignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria), AuditAction.ClientUnassigned,
            AuditRight.Admin, "Ana Ruiz", "Dr. Maria Lopez"),
        ["deactivate"] = (_ => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null), AuditAction.MemberDeactivated, AuditRight.Admin,
            null, "Nora Fields"),
        ["reactivate"] = (_ => Clinic.Team.ReactivateAsync(Clinic.Ines, Clinic.Nora), AuditAction.MemberReactivated, AuditRight.Admin, null,
            "Nora Fields"),
        ["read the record"] = (_ => Clinic.Audit.OpenAsync(Clinic.Ines, new()), AuditAction.RecordRead, AuditRight.Admin, null, null),
        ["verify the record"] = (_ => Clinic.Verifier.VerifyAsync(Clinic.Ines, new Progress<AuditProgress>()), AuditAction.RecordVerified,
            AuditRight.Admin, null, null),
    };

    [Fact]
    public async Task Each_act_is_exactly_one_entry_with_its_right_its_client_and_whom_it_was_done_to()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var (name, (act, action, right, client, subject)) in Acts)
        {
            var before = (await Clinic.RecordAsync()).Count;

            await act(chat);

            (await Clinic.RecordAsync()).Skip(before).Should().ContainSingle(name).Which.Should().BeEquivalentTo(
                new { Action = action, Outcome = Outcome.Done, Right = right, ClientName = client, SubjectName = subject }, name);
        }
    }

    [Fact]
    public async Task An_entry_keeps_the_session_and_the_address_it_came_from()
    {
        var session = await Clinic.SessionOfAsync(Clinic.Jamie);

        await Clinic.Clients.OpenAsync(new Actor(Clinic.Jamie, session, "192.0.2.7"), Clinic.Ana);

        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { SessionId = session, Address = "192.0.2.7" });
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    public void Fewer_than_six_years_cannot_be_set(int years) =>
        FluentActions.Invoking(() => new AuditOptions("anchors", years))
            .Should().Throw<InvalidOperationException>().WithMessage("*at least 6 years*");

    [Fact]
    public async Task When_the_record_cannot_be_written_nothing_is_done_or_read()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        Execute("CREATE TRIGGER no_record BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no paper'); END");
        var before = Contents.Of(Clinic.File);

        foreach (var act in new Func<Task>[]
        {
            () => Clinic.SayAsync(Clinic.Ana, chat, "Hello again"),
            () => Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello, Ana"),
            () => Clinic.Reader.OpenAsync(Clinic.Jamie, chat),
            () => Clinic.Reader.OpenAsync(Clinic.Ana, chat),
            () => Clinic.AccessLog.ListAsync(Clinic.Maria, chat),
            () => Clinic.Audit.OpenAsync(Clinic.Ines, new()),
            () => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []),
            () => Clinic.Conversations.CloseAsync(Clinic.Maria, chat),
            () => Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, chat),
            () => Clinic.Conversations.StartAsync(Clinic.Jamie, Guid.NewGuid(), [Clinic.Grace], null),
            () => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients),
            () => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel),
            () => Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Grace),
        })
        {
            await act.Should().ThrowAsync<Exception>();
            Contents.Of(Clinic.File).Should().Equal(before);
        }
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET SealedWords = NULL")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 1")]
    [InlineData("INSERT OR REPLACE INTO AuditEntries SELECT * FROM AuditEntries")]
    [InlineData("UPDATE OR IGNORE AuditEntries SET Id = Id + 100")]
    public async Task The_record_is_append_only_whatever_writes_to_the_file(string sql)
    {
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Grace);
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana);
        var before = Contents.Of(Clinic.File);

        FluentActions.Invoking(() => Execute(sql)).Should().Throw<SqliteException>().WithMessage("*append-only*");

        Contents.Of(Clinic.File).Should().Equal(before);
    }

    [Fact]
    public async Task No_word_of_a_message_a_draft_or_a_title_is_in_the_record()
    {
        var chat = await Clinic.Conversations.StartAsync(Clinic.Jamie, Guid.NewGuid(), [Clinic.Ana], Canary);
        await Clinic.SayAsync(Clinic.Jamie, chat, Canary);
        await Clinic.SayAsync(Clinic.Ana, chat, Canary);
        await Clinic.SayOnBehalfAsync(Clinic.Sam, chat, Canary);
        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), Canary));
        await Clinic.Reader.OpenAsync(Clinic.Sam, chat);
        await Clinic.Conversations.CloseAsync(Clinic.Sam, chat);

        (await Clinic.MessagesAsync(chat)).Should().OnlyContain(message => message.Text == Canary, "the words are somewhere");
        Contents.Ask(Clinic.File, "SELECT * FROM AuditEntries").Should().HaveCount(6).And.NotContain(row => row.Contains(Canary));
    }

    /// <summary>Assigning needs an admin who can find the client.</summary>
    private async Task AsAdminAsync(Func<Task> act)
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SearchAllClients);
        await act();
    }

    private void Execute(string sql) => Contents.Ask(Clinic.File, sql);
}
