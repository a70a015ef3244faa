using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Import;

public sealed class ImportServiceTests : ImportTest
{
    private const string AnasBirthDate = "1980-05-17";

    [Fact]
    public async Task A_practitioner_a_patient_and_a_relative_become_a_provider_a_client_and_their_family()
    {
        Export.Practitioner("prac-7", "Dr. Helen Park", "helen.park@lakeside.example")
            .Patient("pat-1", "Nadia Haddad", "nadia@mail.example", "1985-11-02", "prac-7")
            .Relative("rel-1", "pat-1", "Omar Quinn", "brother");

        var report = await ImportAsync();

        var people = await ReadAsync(db => db.People.Where(p => p.ImportKey != null).ToDictionaryAsync(p => p.ImportedFrom!));
        var (park, nadia, omar) =
            ((TeamMember)people["Practitioner/prac-7"], (Client)people["Patient/pat-1"], (Client)people["RelatedPerson/rel-1"]);
        park.Role.Should().Be(TeamRole.Provider);
        nadia.BirthDate.Should().Be(new DateOnly(1985, 11, 2));
        (omar.RelativeOfId, omar.Relation).Should().Be((nadia.Id, "brother"));
        (await ReadAsync(db => db.CareTeamPlaces.AnyAsync(p => p.ClientId == nadia.Id && p.MemberId == park.Id))).Should().BeTrue();
        (await ReadAsync(db => db.Users.AnyAsync(a => a.Id == park.Id || a.Id == nadia.Id))).Should().BeFalse("they are invited later");
        (report.TeamMembers, report.Clients, report.ProblemCount).Should().Be((1, 2, 0));
    }

    [Fact]
    public async Task A_colleague_whose_address_does_not_open_keeps_it_and_the_import_goes_on()
    {
        var maria = Clinic.Maria.Id.ToString().ToUpperInvariant();
        Contents.Ask(Clinic.File, $"UPDATE People SET SealedEmail = zeroblob(40) WHERE Id = '{maria}'");
        Export.Practitioner("prac-1", "Maria Lopez MD", "maria.lopez@lakeside.example");

        (await ImportAsync()).ProblemCount.Should().Be(0);

        (await PersonAsync("Practitioner/prac-1")).Id.Should().Be(Clinic.Maria.Id);
    }

    [Fact]
    public async Task A_practitioner_with_a_colleagues_address_is_that_colleague()
    {
        Export.Practitioner("prac-1", "Maria Lopez MD", "Maria.Lopez@lakeside.example");

        var report = await ImportAsync();

        var maria = (TeamMember)await PersonAsync("Practitioner/prac-1");
        (maria.Id, maria.Name).Should().Be((Clinic.Maria.Id, "Dr. Maria Lopez"));
        (report.Recognized, report.TeamMembers).Should().Be((1, 0));
    }

    [Fact]
    public async Task A_patient_with_a_clients_address_name_and_birth_date_is_that_client()
    {
        Export.Patient("pat-1", "Ana Ruiz", "ana.ruiz@mail.example", AnasBirthDate);

        (await ImportAsync()).Recognized.Should().Be(1);

        (await PersonAsync("Patient/pat-1")).Id.Should().Be(Clinic.Ana.Id);
    }

    [Fact]
    public async Task Another_client_with_the_same_address_is_not_the_same_client()
    {
        Export.Patient("pat-1", "Carlos Ruiz", "ana.ruiz@mail.example", "1970-01-01");

        var report = await ImportAsync();

        var carlos = await PersonAsync("Patient/pat-1");
        carlos.Id.Should().NotBe(Clinic.Ana.Id);
        carlos.Email.Should().BeNull();
        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("belongs to somebody else");
    }

    [Fact]
    public async Task Messages_come_in_the_order_they_were_sent_wherever_they_stand_in_the_file()
    {
        Export.Message("m-3", "conv-1", "Practitioner/prac-1", "third", "2026-08-20T12:00:02Z")
            .WithAnaAndDrLopez()
            .Message("m-1", "conv-1", "Practitioner/prac-1", "first", "2026-08-20T12:00:00Z")
            .Message("m-2", "conv-1", "Patient/pat-1", "second", "2026-08-20T14:00:01+02:00");

        await ImportAsync();

        var conversation = await ImportedAsync();
        conversation.Messages.Select(message => message.Text).Should().Equal("first", "second", "third");
        conversation.LastActivityAt.Should().Be(new DateTimeOffset(2026, 8, 20, 12, 0, 2, TimeSpan.Zero));
        conversation.Preview.Should().Be("third");
    }

    [Theory]
    [InlineData("GENHX", null)]
    [InlineData("FAM/SOCHX", null)]
    [InlineData("OTHER_HISTORY", null)]
    [InlineData("Nutrition group", "Nutrition group")]
    public async Task A_topic_is_a_title_unless_it_is_a_code(string topic, string? title)
    {
        Export.WithAnaAndDrLopez().Conversation("conv-2", "Practitioner/prac-1", ["Patient/pat-1"], topic);

        await ImportAsync();

        (await ImportedAsync("conv-2")).Title.Should().Be(title);
    }

    [Fact]
    public async Task Run_again_it_adds_only_what_is_new()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello");
        await ImportAsync();

        var again = await ImportAsync();
        Export.Message("m-2", "conv-1", "Practitioner/prac-1", "Hello Ana", "2026-08-21T08:00:00Z");
        var more = await ImportAsync();

        (again.TeamMembers, again.Clients, again.Conversations, again.Messages, again.AlreadyThere).Should().Be((0, 0, 0, 0, 4));
        (more.Messages, more.AlreadyThere).Should().Be((1, 4));
        (await ImportedAsync()).Messages.Select(message => message.Text).Should().Equal("Hello", "Hello Ana");
    }

    [Fact]
    public async Task History_is_read_for_who_takes_part_and_for_Organization_chat_and_waits_for_nobody()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello");

        await ImportAsync();

        foreach (var (reader, view) in ((Someone, ChatView)[])[(Clinic.Maria, ChatView.Personal), (Clinic.Jamie, ChatView.Organization)])
        {
            var row = (await Clinic.Inbox.ListAsync(reader, new InboxFilter(view))).Rows.Single();
            (row.Unread, row.WaitingSince).Should().Be((0L, null));
        }

        (await Clinic.Reader.OpenAsync(Clinic.Jamie, (await ImportedAsync()).Id))
            .Details.Seen.Should().BeEmpty("nobody knows when it was read");
    }

    [Fact]
    public async Task What_was_unread_and_waiting_before_stays_so_when_more_history_arrives()
    {
        Export.Practitioner("prac-1", "Dr. Maria Lopez", "maria.lopez@lakeside.example")
            .Patient("pat-1", "Ana Ruiz", "ana.ruiz@mail.example", AnasBirthDate)
            .Conversation("conv-1", "Practitioner/prac-1", ["Patient/pat-1"]).Message("m-1", "conv-1", "Practitioner/prac-1", "Hello");
        await ImportAsync();
        var id = (await ImportedAsync()).Id;
        await Clinic.Messages.SendAsync(Clinic.Ana, id, new Draft(Guid.NewGuid(), "Are you there?"));
        var waiting = (await ImportedAsync()).WaitingSince;

        Export.Message("m-0", "conv-1", "Practitioner/prac-1", "Found in a drawer", "2020-01-01T08:00:00Z");
        await ImportAsync();

        var conversation = await ImportedAsync();
        conversation.WaitingSince.Should().NotBeNull().And.Be(waiting);
        var row = (await Clinic.Inbox.ListAsync(Clinic.Maria, new InboxFilter(ChatView.Personal))).Rows.Single();
        row.Unread.Should().Be(2);
    }

    [Fact]
    public async Task History_keeps_nothing_for_each_member_and_whoever_is_hired_later_finds_it_read_and_what_comes_then_unread()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello");
        await ImportAsync();
        Export.Message("m-2", "conv-1", "Practitioner/prac-1", "Hello Ana", "2026-08-21T08:00:00Z");
        await ImportAsync();
        (await ReadAsync(db => db.PersonalStates.CountAsync())).Should().Be(0);

        await Clinic.AllowAsync(Clinic.Nora, PermissionSet.Full.Value);
        (await UnreadAsync(Clinic.Nora, ChatView.Organization)).Should().Be(0);

        var imported = await ImportedAsync();
        await Clinic.Messages.SendAsync(new Actor(imported.Clients.Single().Id), imported.Id, new Draft(Guid.NewGuid(), "Are you there?"));
        foreach (var (reader, view) in Readers)
            (await UnreadAsync(reader, view)).Should().Be(1, reader.Name);
    }

    [Fact]
    public async Task Imported_history_that_somebody_marked_as_unread_stays_so_for_them_alone_when_more_arrives()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello")
            .Message("m-2", "conv-1", "Practitioner/prac-1", "Hello Ana", "2026-08-21T08:00:00Z");
        await ImportAsync();
        var id = (await ImportedAsync()).Id;
        await Clinic.States.MarkUnreadAsync(Clinic.Jamie, id, 2);
        (await UnreadAsync(Clinic.Jamie, ChatView.Organization)).Should().Be(1);

        Export.Message("m-3", "conv-1", "Practitioner/prac-1", "Found in a drawer", "2026-08-21T09:00:00Z");
        await ImportAsync();

        (await UnreadAsync(Clinic.Jamie, ChatView.Organization)).Should().Be(2);
        (await UnreadAsync(Clinic.Maria, ChatView.Personal)).Should().Be(0);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, id, 3);
        (await UnreadAsync(Clinic.Jamie, ChatView.Organization)).Should().Be(0);
    }

    [Fact]
    public async Task What_somebody_begins_to_write_in_imported_history_is_told_to_nobody_and_leaves_it_read()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello");
        await ImportAsync();
        var told = Clinic.Signals.Listen();

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, (await ImportedAsync()).Id, new Draft(Guid.NewGuid(), "Hello An"));

        told.TryRead(out var signal).Should().BeTrue();
        (signal!.Kind, signal.PersonId).Should().Be((SignalKind.Draft, Clinic.Maria.Id));
        told.TryRead(out _).Should().BeFalse();
        (await UnreadAsync(Clinic.Maria, ChatView.Personal)).Should().Be(0);
    }

    [Fact]
    public async Task To_whoever_is_let_in_and_could_not_see_it_before_imported_history_is_unread()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello")
            .Message("m-2", "conv-1", "Practitioner/prac-1", "Hello Ana", "2026-08-21T08:00:00Z");
        await ImportAsync();
        var imported = await ImportedAsync();
        var owner = new Actor(imported.OwnerId);

        await Clinic.Conversations.AddAsync(owner, imported.Id, [Clinic.Nora.Id, Clinic.Jamie.Id], []);
        (await UnreadAsync(Clinic.Nora, ChatView.Personal)).Should().Be(2);
        (await UnreadAsync(Clinic.Jamie, ChatView.Personal)).Should().Be(0, "it was before Jamie’s eyes");

        await Clinic.States.MarkReadAsync(Clinic.Nora, imported.Id, 2);
        await Clinic.Conversations.TransferAsync(owner, imported.Id, Clinic.Nora.Id);
        (await UnreadAsync(Clinic.Nora, ChatView.Personal)).Should().Be(0, "she took part before");
        await Clinic.Conversations.TransferAsync(Clinic.Nora, imported.Id, Clinic.Daniel.Id);
        (await UnreadAsync(Clinic.Daniel, ChatView.Personal)).Should().Be(2);
    }

    [Fact]
    public async Task The_history_of_people_who_left_is_kept_and_owned_by_somebody_who_is_there()
    {
        Export.Practitioner("prac-8", "Dr. Gone", active: false).Practitioner("prac-9", "Dr. Here")
            .Patient("pat-1", "Former Client", active: false)
            .Conversation("conv-1", "Practitioner/prac-8", ["Patient/pat-1", "Practitioner/prac-9"])
            .Message("m-1", "conv-1", "Practitioner/prac-8", "Good bye")
            .Message("m-2", "conv-1", "Patient/pat-1", "Thank you", "2026-08-20T13:00:00Z");

        var report = await ImportAsync();

        var conversation = await ImportedAsync();
        report.ProblemCount.Should().Be(0);
        conversation.Owner.Name.Should().Be("Dr. Here");
        conversation.People.Select(person => person.Name).Should().BeEquivalentTo("Dr. Here", "Former Client");
        conversation.Messages.Select(message => message.AuthorName).Should().Equal("Dr. Gone", "Former Client");
    }

    [Fact]
    public async Task Who_wrote_without_being_named_as_recipient_takes_part()
    {
        Export.WithAnaAndDrLopez().Practitioner("prac-2", "Dr. Daniel Kim", "daniel.kim@lakeside.example")
            .Message("m-1", "conv-1", "Practitioner/prac-2", "I looked at it too");

        await ImportAsync();

        (await ImportedAsync()).Has(await ReadAsync(db => db.People.SingleAsync(p => p.Id == Clinic.Daniel.Id))).Should().BeTrue();
    }

    [Fact]
    public async Task What_was_entered_in_error_is_left_out()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Wrong window", status: "entered-in-error");

        var report = await ImportAsync();

        (report.EnteredInError, report.Messages, report.ProblemCount).Should().Be((1, 0, 0));
    }

    [Fact]
    public async Task It_goes_into_the_organization_named_and_nowhere_else()
    {
        Export.Practitioner("prac-1", "Dr. Maria Lopez", "maria.lopez@lakeside.example");

        var report = await ImportAsync("riverside physio");

        var imported = await ReadAsync(db => db.TeamMembers.SingleAsync(m => m.ImportKey != null));
        var theo = await ReadAsync(db => db.People.SingleAsync(p => p.Id == Clinic.Theo.Id));
        report.OrganizationName.Should().Be("Riverside Physio");
        imported.Id.Should().NotBe(Clinic.Maria.Id);
        imported.OrganizationId.Should().Be(theo.OrganizationId);
    }

    [Fact]
    public async Task An_unknown_organization_or_directory_is_refused_with_what_to_do()
    {
        Export.WithAnaAndDrLopez();
        var import = new ImportService(Clinic.Database, Clinic.Clock);

        (await this.Invoking(test => test.ImportAsync("Hillside")).Should().ThrowAsync<OperatorException>())
            .WithMessage("*Hillside*Lakeside Clinic*");
        (await import.Invoking(i => i.RunAsync("/no/such/place", new ImportOptions(), new Progress<ImportProgress>()))
            .Should().ThrowAsync<OperatorException>())
            .WithMessage("*/no/such/place*");
    }

    [Fact]
    public async Task A_run_is_on_record_before_it_imports_and_with_its_counts_after()
    {
        Export.WithAnaAndDrLopez();

        await ImportAsync();

        var entries =
            await ReadAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.HistoryImported).OrderBy(e => e.Id).ToListAsync());
        entries.Select(entry => (entry.ActorName, entry.ActorId, entry.Facts)).Should().Equal(
            ("Import", Guid.Empty, new AuditFacts { IsEnded = false }),
            ("Import", Guid.Empty, new AuditFacts { IsEnded = true, TeamMembers = 0, Clients = 1, Conversations = 1, Messages = 0 }));
    }

    private (Someone Reader, ChatView View)[] Readers =>
        [(Clinic.Maria, ChatView.Personal), (Clinic.Jamie, ChatView.Organization), (Clinic.Nora, ChatView.Organization)];

    // In the row and in the count.
    private async Task<long> UnreadAsync(Someone reader, ChatView view)
    {
        var row = (await Clinic.Inbox.ListAsync(reader, new InboxFilter(view))).Rows.Single();
        (await Clinic.Inbox.TallyAsync(reader, view)).Unread.Should().Be(row.Unread > 0 ? 1 : 0);
        (await Clinic.Reader.OpenAsync(reader, row.Id)).Details.ReadNumber.Should().Be((await ImportedAsync()).LastNumber - row.Unread);
        return row.Unread;
    }
}
