using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Tests.Import;

/// <summary>Whom the records of people make, and whom they never take for somebody else.</summary>
public sealed class PeopleCasesTests : ImportTest
{
    [Fact]
    public async Task A_former_address_is_nobodys_and_its_owner_of_today_wrote_nothing()
    {
        Export.Case("02/input");

        var report = await ImportAsync();

        (report.Recognized, report.TeamMembers).Should().Be((0, 1));
        var conversation = await ImportedAsync("s9b-c");
        (conversation.Owner.Name, conversation.Owner.Email, conversation.Messages.Single().AuthorName)
            .Should().Be(("Dr. Former Owner", "former.owner@clinic.example", "Dr. Former Owner"));
        conversation.Has(await ReadAsync(db => db.People.SingleAsync(p => p.Id == Clinic.Sam.Id))).Should().BeFalse();
    }

    [Fact]
    public async Task A_colleagues_address_under_another_name_is_not_that_colleague()
    {
        Export.Practitioner("p", "Dr. Somebody Else", "maria.lopez@lakeside.example");

        var report = await ImportAsync();

        (report.Recognized, report.TeamMembers).Should().Be((0, 1));
        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("belongs to somebody else");
    }

    [Theory]
    [InlineData("""[{"system":"email","value":"b@x.example","rank":2},{"system":"email","value":"a@x.example","rank":1}]""", "a@x.example")]
    [InlineData(
        """[{"system":"email","value":"b@x.example","period":{"end":"2019"}},{"system":"email","value":"a@x.example","period":{"start":"2019-01"}}]""", "a@x.example")]
    [InlineData("""[{"system":"email","value":"a@x.example","period":{"end":"2999-01-01"}},{"system":"email","value":"b@x.example"}]""",
        "a@x.example")]
    [InlineData("""[{"system":"email","value":"b@x.example","use":"old"}]""", null)]
    public async Task Of_several_addresses_the_current_one_that_is_ranked_first_counts(string telecom, string? address)
    {
        Export.Raw("Patient", $$"""{"resourceType":"Patient","id":"p","name":[{"text":"Pat One"}],"telecom":{{telecom}}}""");

        await ImportAsync();

        (await PersonAsync("Patient/p")).Email.Should().Be(address);
    }

    [Theory]
    [InlineData("s8-1", "Greta Newname")]
    [InlineData("s8-2", "Mononym")]
    [InlineData("s8-3", "Onlyfamily")]
    [InlineData("s8-4", "Patient s8-4 (no name)")]
    [InlineData("s8-5", "Tab Name")]
    [InlineData("s8-6", "Two Spaces Inside")]
    [InlineData("s8-7", "Zero Width")]
    [InlineData("s8-9", "Jonny D")]
    [InlineData("s8-10", "Mrs. Anna Maria van der Berg")]
    public async Task The_name_is_the_one_a_person_goes_by_now_and_nobody_is_lost_for_their_name(string id, string name)
    {
        Export.Case("12/input");

        var report = await ImportAsync();

        (await PersonAsync($"Patient/{id}")).Name.Should().Be(name);
        (report.Clients, report.TeamMembers).Should().Be((10, 2));
        report.Problems.Select(problem => (problem.File, problem.Line))
            .Should().Equal(("Practitioner.ndjson", 2), ("Patient.ndjson", 4), ("Patient.ndjson", 8));
    }

    [Theory]
    [InlineData("DOE, JOHN Q", "JOHN Q DOE")]
    [InlineData("STONE, VERA MD", "VERA STONE MD")]
    [InlineData("Maria Lopez, MD", "Maria Lopez, MD")]
    [InlineData("de la Cruz Jr.", "de la Cruz Jr.")]
    public async Task A_name_with_the_last_name_first_is_turned_round(string text, string name)
    {
        Export.Patient("p", text);

        await ImportAsync();

        (await PersonAsync("Patient/p")).Name.Should().Be(name);
        (await ImportAsync()).AlreadyThere.Should().Be(1);
    }

    [Fact]
    public async Task The_dead_and_the_replaced_are_no_active_clients()
    {
        Export.Case("22/input").Message("s11-c2", "s11-c", "Patient/s11-3", "of the replaced record", "2026-03-02T09:06:00Z");

        var report = await ImportAsync(owner: "maria.lopez@lakeside.example");

        (await PersonAsync("Patient/s11-1")).IsActive.Should().BeFalse();
        (await PersonAsync("Patient/s11-2")).IsActive.Should().BeFalse();
        (await PersonAsync("Patient/s11-4")).IsActive.Should().BeTrue();
        (await ReadAsync(db => db.People.ToListAsync())).Should().NotContain(p => p.ImportedFrom == "Patient/s11-3");
        report.Problems.Select(problem => problem.Line).Should().Equal(1, 2, 3);
        (await ImportedAsync("s11-c")).Messages.Select(message => message.AuthorName).Should().Equal("Merged Into", "Merged Into");
    }

    [Fact]
    public async Task The_history_of_an_owner_who_left_needs_somebody_who_is_named()
    {
        Export.Case("22/input");

        var without = await ImportAsync();
        var with = await ImportAsync(owner: "Maria.Lopez@lakeside.example");

        without.Problems.Should().Contain(problem => problem.Sentence.Contains("--owner"));
        (with.Conversations, with.Messages).Should().Be((1, 1));
        var conversation = await ImportedAsync("s11-c");
        (conversation.OwnerId, conversation.People.Select(person => person.Name))
            .Should().BeEquivalentTo((Clinic.Maria.Id, new[] { "Dr. Maria Lopez", "Merged Into" }));
    }

    [Theory]
    [InlineData("nobody@lakeside.example")]
    [InlineData("ana.ruiz@mail.example")]
    public async Task An_owner_who_is_no_active_member_is_refused(string owner)
    {
        Export.WithAnaAndDrLopez();

        await this.Invoking(test => test.ImportAsync(owner: owner)).Should().ThrowAsync<OperatorException>();
    }

    [Fact]
    public async Task A_patient_with_a_large_photo_is_a_client()
    {
        Export.Line("Patient",
            new
            {
                resourceType = "Patient",
                photo = new[] { new { data = new string('A', 3 << 20) } },
                id = "p",
                name = new[] { new { text = "Pho To" } }
            })
            .Patient("q", "Next Line");

        var report = await ImportAsync();

        (report.Clients, report.ProblemCount).Should().Be((2, 0));
        (await PersonAsync("Patient/p")).Name.Should().Be("Pho To");
    }

    [Fact]
    public async Task Clients_of_one_name_are_told_apart_in_the_list_by_their_birth_dates()
    {
        Export.Practitioner("d", "Dr. Vera Stone").Patient("1", "Maria Garcia", birthDate: "1960-01-01")
            .Patient("2", "María García", birthDate: "1999-09-09")
            .Conversation("c1", "Practitioner/d", ["Patient/1"]).Conversation("c2", "Practitioner/d", ["Patient/2"]);
        await ImportAsync();

        var rows = (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization))).Rows;

        rows.Select(row => row.Born).Should().BeEquivalentTo([new DateOnly(1960, 1, 1), new DateOnly(1999, 9, 9)]);
    }

    [Theory]
    [InlineData("Mrs. Lavelle2 Kub8", "Lavelle2", "LK")]
    [InlineData("Mrs. Kub8", "Mrs. Kub8", "K")]
    [InlineData("Mr Sam Ortiz", "Sam", "SO")]
    [InlineData("Señora Ana Ruiz", "Ana", "AR")]
    [InlineData("DOE, JOHN Q", "JOHN", "JD")]
    [InlineData("STONE, VERA MD", "VERA", "VS")]
    [InlineData("de la Cruz Jr.", "de la Cruz", "C")]
    [InlineData("Dr. Maria Lopez", "Dr. Lopez", "ML")]
    [InlineData("Dr. med. Uwe Lang", "Dr. Lang", "UL")]
    [InlineData("Dr. Aron1 Brekke4", "Dr. Brekke4", "AB")]
    [InlineData("Ana Ruiz", "Ana", "AR")]
    [InlineData("Frau", "Frau", "F")]
    [InlineData("ana de ruiz", "ana", "AR")]
    public void A_salutation_a_comma_or_a_particle_is_never_the_short_name(string name, string shortened, string initials) =>
        (PersonNameRules.Shorten(name), PersonNameRules.Initials(name)).Should().Be((shortened, initials));
}
