using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients.Adding;

/// <summary>Everybody of the test clinic is born on May 17, 1980.</summary>
public sealed class ClientImportServiceTests : ClinicTest
{
    [Fact]
    public async Task Every_line_says_what_will_happen_to_it_and_nothing_is_saved()
    {
        ClientLine[] file =
        [
            Line(2, "Elena", "Costa", "1968-02-11", "elena.costa@mail.example", "", "Spanish", "Dr. Maria Lopez"),
            Line(3, "Ana", "Ruiz", "1980-05-17", "", "555 014 2277"),
            Line(4, "Grace", "Nwosu", "1971-01-01", "grace.nwosu@mail.example"),
            Line(5, "Priya", "Shah", "1990-01-01", "henrik.lund@mail.example"),
            Line(6, "Elena", "costa", "1968-02-11", "", "555 014 9999"),
            Line(7, "Walter", "Brandt", "1950-01-01", "ELENA.costa@mail.example"),
        ];

        var lines = await LookAsync(file);

        lines.Select(line => line.State).Should().Equal(ClientLineState.New, ClientLineState.AlreadyThere, ClientLineState.AlreadyThere,
            ClientLineState.NotPossible, ClientLineState.NotPossible, ClientLineState.NotPossible);
        lines[0].Should().BeEquivalentTo(new { ProviderName = "Dr. Maria Lopez", Form = new { Language = Language.Spanish } });
        lines[1].Same!.Client!.Name.Should().Be("Ana Ruiz");
        lines[3].Same!.Client!.Name.Should().Be("Henrik Lund", "the address is another’s");
        lines[4].SameLine.Should().Be(2);
        lines[5].SameLine.Should().Be(2);
        (await Clinic.ActsAsync()).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Action = AuditAction.ClientsCompared, Facts = new { Clients = lines.Count } });
    }

    [Theory]
    [InlineData("", "", "1968-02-11", "a@mail.example", "", "", "", ClientFieldKind.FirstName)]
    [InlineData("A", "B", "", "a@mail.example", "", "", "", ClientFieldKind.BirthDate)]
    [InlineData("A", "B", "03/04/1968", "a@mail.example", "", "", "", ClientFieldKind.BirthDate)]
    [InlineData("A", "B", "2099-01-01", "a@mail.example", "", "", "", ClientFieldKind.BirthDate)]
    [InlineData("A", "B", "1968-02-11", "a@", "", "", "", ClientFieldKind.Email)]
    [InlineData("A", "B", "1968-02-11", "", "", "", "", ClientFieldKind.Email)]
    [InlineData("A", "B", "1968-02-11", "", "five", "", "", ClientFieldKind.Phone)]
    [InlineData("A", "B", "1968-02-11", "a@mail.example", "", "Klingon", "", ClientFieldKind.Language)]
    [InlineData("A", "B", "1968-02-11", "a@mail.example", "", "", "Dr. Who", ClientFieldKind.Provider)]
    [InlineData("A", "B", "1968-02-11", "a@mail.example", "", "", "Jamie Lee", ClientFieldKind.Provider)]
    [InlineData("A", "B", "1968-02-11", "a@mail.example", "", "", "omar.haddad@riverside.example", ClientFieldKind.Provider)]
    public async Task A_bad_line_names_the_field_and_the_reason(string first, string last, string born, string email, string phone,
        string language, string provider, ClientFieldKind field)
    {
        var line = (await LookAsync(Line(2, first, last, born, email, phone, language, provider))).Single();

        line.State.Should().Be(ClientLineState.NotPossible);
        line.Problems.Should().ContainSingle().Which.Should().Match<ClientProblem>(
            problem => problem.Field == field && problem.Why.Message.Contains(' '));
    }

    [Fact]
    public async Task Everything_wrong_with_a_line_is_said_at_once()
    {
        var line = (await LookAsync(Line(2, "A", "B", "soon", "x", "y", "z", "w") with { IsUneven = true })).Single();

        line.Problems.Select(problem => problem.Field).Should().Equal(null, ClientFieldKind.BirthDate, ClientFieldKind.Email,
            ClientFieldKind.Phone, ClientFieldKind.Language, ClientFieldKind.Provider);
    }

    [Theory]
    [InlineData("maria.lopez@lakeside.example", "es", "es")]
    [InlineData("Lopez, Maria", "Español", "es")]
    [InlineData("dr maria lopez", "inglés", "en")]
    [InlineData("dr maria lopez", "", null)]
    public async Task Providers_and_languages_are_understood_as_people_write_them(string provider, string language, string? code)
    {
        var line = (await LookAsync(Line(2, "A", "B", "1968-02-11", "a@mail.example", "", language, provider))).Single();

        line.Should().BeEquivalentTo(new { State = ClientLineState.New, ProviderName = "Dr. Maria Lopez" });
        (line.Form.Language?.Code).Should().Be(code);
    }

    [Fact]
    public async Task What_a_line_does_not_say_is_as_was_chosen_for_the_file()
    {
        var line = (await Clinic.ClientFiles.LookAsync(Clinic.Ines, new([Line(2, "A", "B", "03/04/1968", "a@mail.example")],
            DateOrder.DayFirst, Clinic.Daniel.Id))).Single();

        line.Should().BeEquivalentTo(new
        {
            ProviderName = "Dr. Daniel Kim",
            Form = new { BirthDate = new DateOnly(1968, 4, 3) },
        });
    }

    [Fact]
    public async Task A_provider_imports_their_own_and_reaches_nobody_elses()
    {
        var lines = await Clinic.ClientFiles.LookAsync(Clinic.Maria, new(
            [
                Line(2, "Elena", "Costa", "1968-02-11", "elena@mail.example"),
                Line(3, "Priya", "Shah", "1968-02-12", "priya@mail.example", "", "", "Dr. Daniel Kim"),
                Line(4, "Ana", "Ruiz", "1980-05-17", "ana@mail.example"),
            ],
            ProviderId: Clinic.Maria.Id));

        lines.Select(line => line.State).Should().Equal(ClientLineState.New, ClientLineState.NotPossible, ClientLineState.AlreadyThere);
        lines[1].Problems.Single().Why.Message.Should().Be("“Dr. Daniel Kim” is not you. You add clients of your own.");
        lines[2].Same!.Client.Should().BeNull();
        await Clinic.HidesAsync(() => Clinic.ClientFiles.LookAsync(Clinic.Nora, new([])), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.ClientFiles.AddAsync(Clinic.Nora, new([]), invites: false), MissingKind.Page);
    }

    [Fact]
    public async Task Clients_of_another_clinic_are_neither_there_nor_named()
    {
        var line = (await LookAsync(Line(2, "Theo", "Marsh", "1980-05-17", "theo.marsh@mail.example"))).Single();

        line.Should().BeEquivalentTo(new { State = ClientLineState.New, Same = (SameClientModel?)null });
    }

    [Fact]
    public async Task The_new_ones_are_added_each_on_record_and_invited_where_they_have_an_address()
    {
        var batch = await Clinic.ClientFiles.AddAsync(Clinic.Ines, new(
            [
                Line(2, "Elena", "Costa", "1968-02-11", "elena@mail.example", "", "", "Dr. Maria Lopez"),
                Line(3, "Priya", "Shah", "1968-02-12", "", "555 014 2277"),
                Line(4, "Ana", "Ruiz", "1980-05-17", "ana@mail.example"),
            ]),
            invites: true);

        batch.Links.Single().Account.Email.Should().Be("elena@mail.example");
        (await Clinic.ActsAsync()).Select(entry => (entry.Action, entry.ClientName)).Should().Equal(
            (AuditAction.ClientAdded, "Elena Costa"), (AuditAction.ClientInvited, "Elena Costa"), (AuditAction.ClientAdded, "Priya Shah"));
    }

    [Fact]
    public async Task A_file_that_was_stopped_halfway_is_read_again_and_nobody_comes_in_twice()
    {
        ClientLine[] file = [.. Enumerable.Range(2, 250).Select(number =>
            Line(number, $"Client{number}", "Costa", "1968-02-11", number % 2 == 0 ? $"c{number}@mail.example" : "", "555 014 2277"))];
        await Clinic.ClientFiles.AddAsync(Clinic.Ines, new(file[..100]), invites: false);

        (await LookAsync(file)).CountBy(line => line.State).Should()
            .BeEquivalentTo([KeyValuePair.Create(ClientLineState.AlreadyThere, 100), KeyValuePair.Create(ClientLineState.New, 150)]);

        foreach (var batch in file.Chunk(ClientImportService.BatchSize))
            await Clinic.ClientFiles.AddAsync(Clinic.Ines, new(batch), invites: false);
        (await Clinic.Database.ReadAsync(db => db.Clients.CountAsync())).Should().Be(5 + 250);
        (await LookAsync(file)).Should().OnlyContain(line => line.State == ClientLineState.AlreadyThere);
    }

    [Fact]
    public async Task A_file_has_ten_thousand_lines_and_a_transaction_a_hundred()
    {
        ClientLine[] file = [.. Enumerable.Range(2, ClientImportService.MostLines + 1).Select(number => Line(number, "A", "B", "", ""))];

        (await LookAsync(file[1..])).Should().HaveCount(ClientImportService.MostLines);
        (await Clinic.RefusesAsync(() => LookAsync(file))).Message.Should().Be("A file has at most 10,000 lines. Divide it.");
        await Clinic.RefusesAsync(() => Clinic.ClientFiles.AddAsync(Clinic.Ines, new(file[..101]), invites: false));
    }

    private Task<IReadOnlyList<ClientLineModel>> LookAsync(params ClientLine[] lines) =>
        Clinic.ClientFiles.LookAsync(Clinic.Jamie, new(lines));

    private static ClientLine Line(int number, string first, string last, string born, string email, string phone = "",
        string language = "", string provider = "") => new(number, [first, last, born, email, phone, language, provider]);
}
