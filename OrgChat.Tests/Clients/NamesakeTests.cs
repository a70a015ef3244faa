using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients;

/// <summary>Rule 10: nobody is mistaken for somebody else. Everybody of the test clinic is born on May 17, 1980.</summary>
public sealed class NamesakeTests : ClinicTest
{
    private static readonly DateOnly Born = new(1980, 5, 17);
    private static readonly DateOnly Other = new(1942, 1, 3);

    [Fact]
    public async Task Two_clients_of_one_name_however_it_is_written_are_namesakes_in_the_same_step()
    {
        (await NamesakesAsync()).Should().BeEmpty();

        var other = await Clinic.WelcomeAsync("tomas okafor");

        (await NamesakesAsync()).Should().BeEquivalentTo([Clinic.Tomas.Id, other.Id]);
    }

    [Fact]
    public async Task Who_is_renamed_has_new_namesakes_and_leaves_the_old()
    {
        var other = await Clinic.WelcomeAsync("Ana Ruiz");
        await Clinic.Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == other.Id)).Rename("Grace Nwosu"));

        (await NamesakesAsync()).Should().BeEquivalentTo([Clinic.Grace.Id, other.Id]);
    }

    [Fact]
    public async Task A_colleague_of_the_same_name_counts_and_somebody_of_another_clinic_does_not()
    {
        await Clinic.Team.InviteAsync(Clinic.Ida, new MemberForm("Ana Ruiz", "ana@riverside.example", TeamRole.Support, "", false));
        (await NamesakesAsync()).Should().BeEmpty();

        await Clinic.Team.InviteAsync(Clinic.Ines, new MemberForm("Ana Ruiz", "ana@lakeside.example", TeamRole.Support, "", false));
        (await NamesakesAsync()).Should().Equal(Clinic.Ana.Id);
    }

    [Fact]
    public async Task A_row_carries_the_birth_date_once_somebody_else_has_the_name()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        (await RowAsync(Clinic.Maria)).Born.Should().BeNull();

        await Clinic.WelcomeAsync("Ana Ruiz", Other);

        (await RowAsync(Clinic.Maria)).Born.Should().Be(Born);
        (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).Face.Should().Be(new PersonName(Clinic.Ana, "Ana Ruiz", Born));
        (await RowAsync(Clinic.Ana)).Born.Should().BeNull("clients are told nobody’s birth date");
        (await Clinic.Reader.DetailsAsync(Clinic.Ana, chat)).Face.Born.Should().BeNull();
    }

    [Fact]
    public async Task A_birth_date_that_was_corrected_is_the_one_a_row_carries()
    {
        await Clinic.WelcomeAsync("Ana Ruiz", Other);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        (await RowAsync(Clinic.Maria)).Born.Should().Be(Born);

        await Clinic.Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).BornOn(Born.AddDays(1)));

        (await RowAsync(Clinic.Maria)).Born.Should().Be(Born.AddDays(1));
    }

    [Fact]
    public async Task Among_several_names_a_namesake_carries_the_year_and_not_towards_clients()
    {
        await Clinic.WelcomeAsync("Ana Ruiz", Other);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);

        (await RowAsync(Clinic.Maria)).Name.Split(", ").Should().BeEquivalentTo("Ana Ruiz (1980)", "Tomás Okafor");
        (await RowAsync(Clinic.Tomas)).Name.Should().Be("Dr. Maria Lopez, Ana Ruiz", "a client sees who reads along, without a year");
    }

    [Fact]
    public async Task Whoever_chooses_a_client_by_name_reads_the_birth_dates()
    {
        var other = await Clinic.WelcomeAsync("Ana Ruiz", Other);
        await Clinic.AllowAsync(Clinic.Maria, TestClinic.TheThree);
        PersonName[] both = [new(Clinic.Ana, "Ana Ruiz", Born), new(other, "Ana Ruiz", Other)];
        await Clinic.Clients.OpenAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Clients.OpenAsync(Clinic.Maria, other);

        (await Clinic.Search.FindClientsAsync(Clinic.Maria, "ana")).Should().BeEquivalentTo(both);
        (await Clinic.Search.FindAuthorsAsync(Clinic.Maria, "ana")).Should().BeEquivalentTo(both);
        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "ana")).Should().BeEquivalentTo(both);
        (await Clinic.Audit.ClientAsync(Clinic.Ines, other)).Should().Be(both[1]);
        (await Clinic.Clients.SearchAsync(Clinic.Maria, "ana")).Rows.Select(client => client.InShort).Should().BeEquivalentTo(both);
        (await Clinic.Search.FindClientsAsync(Clinic.Maria, "grace")).Should().Equal(new PersonName(Clinic.Grace, "Grace Nwosu"));
    }

    [Fact]
    public async Task What_was_found_and_what_was_recorded_says_which_of_two_it_was()
    {
        await Clinic.WelcomeAsync("Ana Ruiz", Other);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "The inhaler is empty");

        var result = (await Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("inhaler"))).Rows.Single();
        (result.Born, result.AuthorBorn).Should().Be((Born, Born));
        result = (await Clinic.Search.SearchAsync(Clinic.Ana, new SearchRequest("inhaler"))).Rows.Single();
        (result.Born, result.AuthorBorn).Should().Be(((DateOnly?)null, (DateOnly?)null));
        (await Clinic.Audit.OpenAsync(Clinic.Ines, new AuditFilter()))
            .Born.Should().Equal(new Dictionary<Guid, DateOnly> { [Clinic.Ana] = Born });
    }

    [Fact]
    public async Task Two_colleagues_of_one_name_are_told_apart_by_profession_or_else_by_address()
    {
        await Clinic.Team.InviteAsync(Clinic.Ines, new MemberForm("Sam Ortiz", "sam2@lakeside.example", TeamRole.Provider, "Nurse", false));
        await Clinic.Team.InviteAsync(Clinic.Ines, new MemberForm("Sam Ortiz", "sam3@lakeside.example", TeamRole.Provider, "Nurse", false));

        (await Clinic.Audit.PeopleAsync(Clinic.Ines)).Where(member => member.Name == "Sam Ortiz").Select(member => member.Title).Should()
            .BeEquivalentTo("Front desk", "sam2@lakeside.example", "sam3@lakeside.example");
        (await Clinic.Audit.PeopleAsync(Clinic.Ines)).Single(member => member.Name == "Jamie Lee").Title.Should().BeNull();
    }

    private async Task<ConversationRowModel> RowAsync(Someone reader) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(ChatView.Personal))).Rows.Single();

    private Task<List<Guid>> NamesakesAsync() =>
        Clinic.Database.ReadAsync(db => db.Clients.Where(c => c.HasNamesake).Select(c => c.Id).ToListAsync());
}
