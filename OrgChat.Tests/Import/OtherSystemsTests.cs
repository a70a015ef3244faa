using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Model;

namespace OrgChat.Tests.Import;

/// <summary>Ids are unique in one system only: nobody of one becomes somebody of another (case 01).</summary>
public sealed class OtherSystemsTests : ImportTest
{
    [Fact]
    public async Task Two_systems_with_the_same_ids_never_meet_when_they_are_named()
    {
        await ImportCaseAsync("10-collision-a", "House A");

        var report = await ImportCaseAsync("10-collision-b", "House B");

        (report.Clients, report.TeamMembers, report.Conversations, report.Messages, report.ProblemCount).Should().Be((1, 1, 1, 1, 0));
        var house = await ImportedAsync("d1");
        (house.Clients.Single().Name, house.Clients.Single().BirthDate, house.Owner.Name)
            .Should().Be(("Bob Beta", new DateOnly(1950, 5, 5), "Dr. Beta House"));
        house.Messages.Single().AuthorName.Should().Be("Bob Beta");
    }

    [Fact]
    public async Task Without_a_name_a_known_id_of_somebody_else_is_refused_and_nothing_is_said_in_their_name()
    {
        await ImportCaseAsync("10-collision-a");

        var report = await ImportCaseAsync("10-collision-b");

        report.Problems.Select(problem => problem.File).Should().Contain(["Practitioner.ndjson", "Patient.ndjson", "Communication.ndjson"]);
        report.Problems[0].Sentence.Should().Contain("somebody else").And.Contain("--source");
        (report.Conversations, report.Messages, report.AlreadyThere).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_conversation_with_the_id_of_another_gets_no_messages_of_it()
    {
        await ImportCaseAsync("10-collision-a");
        Export.Practitioner("2", "Dr. Beta House").Patient("8", "Bob Beta", birthDate: "1950-05-05")
            .Conversation("c1", "Practitioner/2", ["Patient/8"])
            .Message("b-1", "c1", "Patient/8", "Secret of Bob");

        var report = await ImportAsync();

        report.Problems.Should().HaveCount(2);
        (await TextsAsync("c1")).Should().Equal("Secret of Ann from system A");
    }

    [Fact]
    public async Task Messages_alone_are_not_believed_to_be_of_people_known_by_a_bare_id()
    {
        await ImportCaseAsync("10-collision-a");
        Export.Message("b-1", "c1", "Patient/7", "Secret of Bob");

        var report = await ImportAsync();

        (report.Messages, report.ProblemCount).Should().Be((0, 1));
    }

    [Fact]
    public async Task Absolute_addresses_of_another_server_are_of_another_person()
    {
        Export.WithAnaAndDrLopez().Raw("Communication", """
            {"resourceType":"Communication","id":"m-1","partOf":[{"reference":"https://a.example/fhir/Communication/conv-1"}],"sender":{"reference":"https://b.example/fhir/Patient/pat-1"},"sent":"2026-08-20T12:00:00Z","payload":[{"contentString":"Of somebody else"}]}

            """);

        var report = await ImportAsync(source: "https://a.example/fhir");

        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("“https://b.example/fhir/Patient/pat-1” was not imported");
    }

    [Theory]
    [InlineData("https:\\/\\/a.example\\/fhir\\/Patient\\/pat-1", "", "https://a.example/fhir")]
    [InlineData("Patient/pat-1", "\"meta\":{\"source\":\"urn:house-a#request-17\"},", "urn:house-a")]
    [InlineData("Patient/pat-1", "", null)]
    public async Task The_source_is_the_server_of_the_addresses_or_the_one_the_records_name(string sender, string meta, string? source)
    {
        Export.WithAnaAndDrLopez().Raw("Communication",
            $$$"""{"resourceType":"Communication","id":"m-1",{{{meta}}}"partOf":[{"reference":"Communication/conv-1"}],"sender":{"reference":"{{{sender}}}"},"sent":"2026-08-20T12:00:00Z","payload":[{"contentString":"Hello"}]}""");

        var report = await ImportAsync();

        (report.Source, report.Messages, report.ProblemCount).Should().Be((source, 1, 0));
        (await PersonAsync("Patient/pat-1")).ImportedFrom.Should().Be(source is null ? "Patient/pat-1" : source + "|Patient/pat-1");
    }

    [Fact]
    public async Task A_history_that_was_imported_without_a_source_is_not_doubled_by_one()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello");
        await ImportAsync();
        Export.Message("m-2", "conv-1", "Patient/pat-1", "Later", "2026-08-21T12:00:00Z");

        var named = await ImportAsync(source: "House A");
        var bare = await ImportAsync();

        (named.AlreadyThere, named.Messages, named.ProblemCount).Should().Be((4, 1, 0));
        (bare.AlreadyThere, bare.Messages, bare.ProblemCount).Should().Be((5, 0, 0));
        (await TextsAsync("conv-1")).Should().Equal("Hello", "Later");
    }

    [Fact]
    public async Task Where_there_is_history_of_named_systems_one_without_a_name_is_refused()
    {
        Export.Patient("7", "Ann Alpha");
        await ImportAsync(source: "House A");

        (await this.Invoking(test => test.ImportAsync()).Should().ThrowAsync<OperatorException>()).WithMessage("*--source NAME*House A*");
    }

    [Fact]
    public async Task In_a_named_system_a_client_who_changed_their_name_stays_who_they_are_and_somebody_else_is_refused()
    {
        Export.Patient("7", "Ann Alpha", birthDate: "1980-01-01");
        await ImportAsync(source: "House A");

        var married = await ImportAnotherAsync(export => export.Patient("7", "Ann Gamma", birthDate: "1980-01-01"));
        var other = await ImportAnotherAsync(export => export.Patient("7", "Bob Beta", birthDate: "1950-05-05"));

        (married.AlreadyThere, married.ProblemCount).Should().Be((1, 0));
        (other.AlreadyThere, other.ProblemCount).Should().Be((0, 1));
    }

    [Theory]
    [InlineData("a|b")]
    [InlineData(" ")]
    public async Task A_source_that_cannot_be_a_name_is_refused(string source)
    {
        Export.Patient("7", "Ann Alpha");

        await this.Invoking(test => test.ImportAsync(source: source)).Should().ThrowAsync<OperatorException>();
    }

    private async Task<ImportReportModel> ImportCaseAsync(string name, string? source = null) =>
        await ImportAnotherAsync(export => export.Case($"01/{name}"), source);

    private async Task<ImportReportModel> ImportAnotherAsync(Action<Export> write, string? source = "House A")
    {
        using var export = new Export();
        write(export);
        return await new ImportService(Clinic.Database, Clinic.Clock)
            .RunAsync(export.Folder, new ImportOptions(Source: source), new Progress<ImportProgress>());
    }
}
