using Microsoft.Data.Sqlite;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Conversations;
using OrgChat.Domain.Permissions;
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
            ("Dr. Maria Lopez", AuditAction.ConversationOpened, Access.Participate, "Ana Ruiz"),
            ("Ana Ruiz", AuditAction.ConversationOpened, Access.Participate, "Ana Ruiz"),
            ("Jamie Lee", AuditAction.ConversationOpened, Access.Participate, "Ana Ruiz"));
    }

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
            () => Clinic.Desk.AddAsync(Clinic.Maria, chat, [Clinic.Daniel]),
            () => Clinic.Desk.CloseAsync(Clinic.Maria, chat),
            () => Clinic.Desk.DeclareNoReplyNeededAsync(Clinic.Maria, chat),
            () => Clinic.Desk.StartAsync(Clinic.Jamie, Guid.NewGuid(), [Clinic.Grace], null),
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
    [InlineData("UPDATE AuditEntries SET ActorName = 'Nobody'")]
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
        var chat = await Clinic.Desk.StartAsync(Clinic.Jamie, Guid.NewGuid(), [Clinic.Ana], Canary);
        await Clinic.SayAsync(Clinic.Ana, chat, Canary);
        await Clinic.SayOnBehalfAsync(Clinic.Sam, chat, Canary);
        await Clinic.Messenger.KeepDraftAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), Canary));
        await Clinic.Reader.OpenAsync(Clinic.Sam, chat);
        await Clinic.Desk.CloseAsync(Clinic.Sam, chat);

        (await Clinic.MessagesAsync(chat)).Should().OnlyContain(message => message.Text == Canary, "the words are somewhere");
        Contents.Ask(Clinic.File, "SELECT * FROM AuditEntries").Should().HaveCount(5).And.NotContain(row => row.Contains(Canary));
    }

    private void Execute(string sql) => Contents.Ask(Clinic.File, sql);
}
