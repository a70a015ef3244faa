using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model;

namespace OrgChat.Tests.Import;

/// <summary>Files as bulk exports name and pack them.</summary>
public sealed class BulkFilesTests : ImportTest
{
    [Fact]
    public async Task Every_file_named_after_its_type_is_read()
    {
        Export.Case("10/03-filenames");

        var report = await ImportAsync();

        (report.TeamMembers, report.Clients, report.Conversations, report.Messages, report.ProblemCount).Should().Be((1, 2, 1, 1, 0));
    }

    [Fact]
    public async Task Packed_files_are_read()
    {
        Export.Case("10/04-gzip");

        var report = await ImportAsync();

        (report.TeamMembers, report.Clients, report.ProblemCount).Should().Be((1, 1, 0));
    }

    [Fact]
    public async Task Other_files_are_named_as_not_read()
    {
        Export.WithAnaAndDrLopez().Raw("Observation", "{}").Raw("Patient.Practitioner", "{}");
        await File.WriteAllTextAsync(Path.Combine(Export.Folder, "Bundle.json"), "{\"resourceType\":\"Bundle\"}");

        var report = await ImportAsync();

        report.NotRead.Should().Equal("Bundle.json", "Observation.ndjson", "Patient.Practitioner.ndjson");
        report.ProblemCount.Should().Be(0);
    }

    [Fact]
    public async Task Messages_of_several_packed_files_come_in_one_order()
    {
        Export.WithAnaAndDrLopez().Message("m-2", "conv-1", "Patient/pat-1", "second", "2026-08-20T12:00:02Z")
            .Raw("1.Communication", Line("m-3", "third", 3) + Line("m-1", "first", 1));
        foreach (var name in (string[])["Communication", "1.Communication"])
            await PackAsync(name);

        await ImportAsync();

        (await TextsAsync("conv-1")).Should().Equal("first", "second", "third");
    }

    [Fact]
    public async Task A_file_that_is_not_packed_as_its_name_says_is_refused_by_name()
    {
        Export.WithAnaAndDrLopez();
        await File.WriteAllTextAsync(Path.Combine(Export.Folder, "Patient.2.ndjson.gz"), "no gzip");

        (await this.Invoking(test => test.ImportAsync()).Should().ThrowAsync<OperatorException>()).WithMessage("*Patient.2.ndjson.gz*");
    }

    [Theory]
    [InlineData("Patient.ndjson", "Patient")]
    [InlineData("patient.ndjson", "Patient")]
    [InlineData("1.Patient.ndjson.gz", "Patient")]
    [InlineData("Patient-part-2.ndjson", "Patient")]
    [InlineData("RelatedPerson.000.ndjson", "RelatedPerson")]
    [InlineData("PractitionerRole.ndjson", "PractitionerRole")]
    [InlineData("OutPatient.ndjson", null)]
    [InlineData("Patient.json", null)]
    public void The_name_says_the_type(string name, string? type) => FhirFileRules.TypeOf(name).Should().Be(type);

    private static string Line(string id, string text, int second) =>
        $$"""{"resourceType":"Communication","id":"{{id}}","partOf":[{"reference":"Communication/conv-1"}],"sender":{"reference":"Patient/pat-1"},"sent":"2026-08-20T12:00:0{{second}}Z","payload":[{"contentString":"{{text}}"}]}""" + "\n";

    private async Task PackAsync(string name)
    {
        var path = Path.Combine(Export.Folder, name + ".ndjson");
        await using (var packed = new System.IO.Compression.GZipStream(File.Create(path + ".gz"),
            System.IO.Compression.CompressionLevel.Fastest))
            await packed.WriteAsync(await File.ReadAllBytesAsync(path));

        File.Delete(path);
    }
}
