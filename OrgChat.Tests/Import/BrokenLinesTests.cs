using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Tests.Import;

public sealed class BrokenLinesTests : ImportTest
{
    [Theory]
    [InlineData("{\"resourceType\":\"Communication\",", "not a whole JSON object|can’t be read")]
    [InlineData("[1, 2]", "not a whole JSON object|can’t be read")]
    [InlineData("null", "null")]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"x\"}", "resourceType is “Patient”")]
    [InlineData("{\"resourceType\":\"Communication\"}", "has no id")]
    [InlineData("{\"resourceType\":\"Communication\",\"id\":\"x\",\"sender\":7}", "at $.sender")]
    [InlineData("{\"resourceType\":\"Communication\",\"id\":\"x\",\"sent\":\"2026-08-20T11:15:00Z\"}", "no sender")]
    [InlineData(
        "{\"resourceType\":\"Communication\",\"id\":\"x\",\"sender\":{\"reference\":\"Practitioner/prac-1\"},\"recipient\":[{\"reference\":\"Patient/pat-1\"}],\"sent\":\"yesterday\"}", "“yesterday”")]
    [InlineData(
        "{\"resourceType\":\"Communication\",\"id\":\"x\",\"sender\":{\"reference\":\"Practitioner/prac-1\"},\"sent\":\"2026-08-20T11:15:00Z\"}", "No client")]
    [InlineData("{\"resourceType\":\"Communication\",\"id\":\"\\ud800\"}", "can’t be read")]
    public async Task A_broken_line_is_reported_with_its_number_and_the_rest_is_imported(string line, string sentence)
    {
        Export.WithAnaAndDrLopez().Raw("Communication", "\n" + line + "\n").Message("m-1", "conv-1", "Patient/pat-1", "Still here");

        var report = await ImportAsync();

        var problem = report.Problems.Should().ContainSingle().Subject;
        (problem.File, problem.Line).Should().Be(("Communication.ndjson", 3));
        sentence.Split('|').Should().Contain(part => problem.Sentence.Contains(part));
        (await ImportedAsync()).Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_message_without_its_conversation_author_text_or_moment_or_too_long_is_reported()
    {
        Export.WithAnaAndDrLopez()
            .Message("m-1", "conv-9", "Patient/pat-1", "Nowhere")
            .Message("m-2", "conv-1", "Patient/pat-99", "Nobody")
            .Message("m-3", "conv-1", "Patient/pat-1", "  ")
            .Message("m-4", "conv-1", "Patient/pat-1", "When?", "1968-02-30T00:00:00Z")
            .Message("m-5", "conv-1", "Patient/pat-1", new string('x', MessageText.MaxLength + 1))
            .Message("m-6", "conv-1", "Patient/pat-1", new string('x', MessageText.MaxLength));

        var report = await ImportAsync();

        report.Problems.Select(problem => problem.Line).Should().Equal(2, 3, 4, 5, 6);
        report.Messages.Should().Be(2, "a text is not lost for its moment");
    }

    [Fact]
    public async Task A_person_with_a_broken_birth_date_or_address_is_imported_without_it()
    {
        Export.Patient("pat-1", "Ana Ruiz", "not an address", "1968").Patient("pat-2", "Ana Ruiz", birthDate: "1968-02-31");

        var report = await ImportAsync();

        report.Problems.Select(problem => problem.Line).Should().Equal(1, 1, 2);
        (await ReadAsync(db => db.Clients.Where(c => c.ImportKey != null).ToListAsync()))
            .Should().HaveCount(2).And.OnlyContain(c => c.BirthDate == null);
    }

    [Fact]
    public async Task An_unknown_recipient_or_practitioner_is_reported_and_left_out()
    {
        Export.WithAnaAndDrLopez().Patient("pat-2", "Grace Nwosu", practitioner: "prac-99")
            .Conversation("conv-2", "Practitioner/prac-1", ["Patient/pat-1", "Patient/pat-98"]);

        var report = await ImportAsync();

        report.Problems.Select(problem => (problem.File, problem.Line)).Should().Equal(("Patient.ndjson", 2), ("Communication.ndjson", 2));
        (await ImportedAsync("conv-2")).People.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_file_with_a_byte_order_mark_Windows_line_ends_and_no_last_line_end_is_read()
    {
        Export.Raw("Patient",
            "\uFEFF{\"resourceType\":\"Patient\",\"id\":\"a\",\"name\":[{\"given\":[\"Ana\"],\"family\":\"Ruiz\"}]}\r\n\r\n"
            + "{\"resourceType\":\"Patient\",\"id\":\"b\",\"name\":[{\"text\":\"Grace Nwosu\"}]}");

        var report = await ImportAsync();

        (report.Clients, report.ProblemCount).Should().Be((2, 0));
        (await PersonAsync("Patient/a")).Name.Should().Be("Ana Ruiz");
    }

    [Fact]
    public async Task A_line_longer_than_the_buffer_is_reported_and_the_next_one_read()
    {
        Export.Raw("Patient", "{\"x\":[" + string.Concat(Enumerable.Repeat("\"xxxxxxx\",", 300_000)) + "\"\"]}\n")
            .Patient("pat-1", "Ana Ruiz");

        var report = await ImportAsync();

        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("1024 KiB");
        report.Clients.Should().Be(1);
    }

    [Fact]
    public async Task Attachments_are_reported_and_the_text_beside_them_is_imported()
    {
        Export.WithAnaAndDrLopez().Raw("Communication", """
            {"resourceType":"Communication","id":"m-1","partOf":[{"reference":"https://old.example/fhir/Communication/conv-1"}],"sender":{"reference":"Patient/pat-1/_history/2"},"sent":"2026-08-20T12:00:00.5Z","payload":[{"contentString":"See here"},{"contentString":"and here"},{"contentAttachment":{"url":"x"}}]}

            """);

        var report = await ImportAsync();

        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("attachments");
        (await ImportedAsync()).Messages.Should().ContainSingle().Which.Text.Should().Be("See here\nand here");
    }
}
