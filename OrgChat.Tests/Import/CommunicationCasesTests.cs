
namespace OrgChat.Tests.Import;

/// <summary>What conversations and messages become of the communications that exports hold, and what is said of the rest.</summary>
public sealed class CommunicationCasesTests : ImportTest
{
    [Fact]
    public async Task Messages_without_a_thread_make_one_by_what_they_answer()
    {
        Export.Case("03/input");

        var report = await ImportAsync();

        (report.Conversations, report.Messages, report.ProblemCount).Should().Be((1, 2, 0));
        (await TextsAsync("s1-m1")).Should().Equal(
            "Zanzibarone please take the blue tablet in the morning.", "Zanzibartwo the blue tablet makes me dizzy.");
        (await ImportAsync()).Should().BeEquivalentTo(new { Conversations = 0, Messages = 0, AlreadyThere = 4, ProblemCount = 0 });
    }

    [Fact]
    public async Task An_answer_in_a_later_export_finds_the_conversation_of_what_it_answers()
    {
        Export.Case("03/input");
        await ImportAsync();
        File.Delete(Path.Combine(Export.Folder, "Communication.ndjson"));
        Export.Raw("Communication",
            """{"resourceType":"Communication","id":"s1-m3","inResponseTo":[{"reference":"Communication/s1-m2"}],"sender":{"reference":"Practitioner/s1-d"},"sent":"2026-03-03T09:00:00Z","payload":[{"contentString":"Then half of it."}]}""");

        (await ImportAsync()).Messages.Should().Be(1);

        (await TextsAsync("s1-m1")).Should().HaveCount(3).And.EndWith("Then half of it.");
    }

    [Fact]
    public async Task Records_that_are_part_of_each_other_are_refused_by_name()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "m-2", "Patient/pat-1", "One").Message("m-2", "m-1", "Patient/pat-1", "Two")
            .Message("m-3", "m-3", "Patient/pat-1", "Three");

        var report = await ImportAsync();

        report.Problems.Select(problem => problem.Sentence)
            .Should().HaveCount(3).And.OnlyContain(sentence => sentence.Contains("part of itself"));
    }

    [Fact]
    public async Task What_was_never_sent_is_counted_and_a_headers_own_text_is_its_first_message()
    {
        Export.Case("04/input");

        var report = await ImportAsync();

        (await TextsAsync("s2-c")).Should().Equal("Headerword opening text in the header.", "Completed message");
        (report.NotSent, report.EnteredInError, report.Messages).Should().Be((3, 1, 2));
        report.Problems.Should().ContainSingle().Which.Line.Should().Be(5, "it was stopped");
    }

    [Theory]
    [InlineData("preparation")]
    [InlineData("not-done")]
    [InlineData("on-hold")]
    [InlineData("stopped")]
    [InlineData("entered-in-error")]
    public async Task A_single_message_that_was_never_sent_makes_no_conversation(string status)
    {
        Export.WithAnaAndDrLopez().Raw("Communication",
            $$"""{"resourceType":"Communication","id":"x","status":"{{status}}","sender":{"reference":"Practitioner/prac-1"},"recipient":[{"reference":"Patient/pat-1"}],"sent":"2026-08-20T12:00:00Z","payload":[{"contentString":"Never"}]}""");

        var report = await ImportAsync();

        (report.Conversations, report.Messages, report.NotSent + report.EnteredInError).Should().Be((1, 0, 1));
    }

    [Theory]
    [InlineData("06-nulls", 2, 3)]
    [InlineData("06b-nullname", 2, 0)]
    [InlineData("06c-nulltelecom", 2, 0)]
    [InlineData("06d-nullgp", 2, 0)]
    public async Task A_null_in_an_array_is_nothing(string folder, int clients, int messages)
    {
        Export.Case($"05/{folder}");

        var report = await ImportAsync();

        (report.Clients, report.Messages, report.ProblemCount).Should().Be((clients, messages, 0));
    }

    [Theory]
    [InlineData("identifier")]
    [InlineData("qualification")]
    [InlineData("communication")]
    [InlineData("link")]
    [InlineData("relationship")]
    [InlineData("partOf")]
    [InlineData("inResponseTo")]
    [InlineData("recipient")]
    [InlineData("payload")]
    public async Task Arrays_of_nothing_stop_nothing(string array)
    {
        Export.Raw("Practitioner",
            $$"""{"resourceType":"Practitioner","id":"a","name":[{"text":"Dr. A","given":[null],"prefix":[null]}],"{{array}}":[null]}""")
            .Raw("Patient", $$"""{"resourceType":"Patient","id":"b","name":[{"text":"B B"}],"{{array}}":[null]}""")
            .Raw("Communication",
                $$"""{"resourceType":"Communication","id":"c","sender":{"reference":"Practitioner/a"},"subject":{"reference":"Patient/b"},"topic":{"coding":[null]},"sent":"2026-08-20T12:00:00Z","{{array}}":[null]}""");

        var report = await ImportAsync();

        (report.TeamMembers, report.Clients, report.Conversations).Should().Be((1, 1, 1));
    }

    [Fact]
    public async Task References_are_followed_in_every_form_that_says_who_is_meant_and_reported_as_written_elsewhere()
    {
        Export.Case("11/input");

        var report = await ImportAsync();

        (report.Conversations, report.Source).Should().Be((3, "https://ehr.example/fhir"));
        (await TextsAsync("s5-c")).Should().Equal("urn hello");
        (await TextsAsync("s5-e")).Should().Equal("absolute hello", "logical hello", "second partOf hello", "nested partOf hello");
        report.Problems.Select(problem => problem.Sentence).Should().HaveCount(2)
            .And.Contain(sentence => sentence.Contains("“PractitionerRole/r1”")).And.Contain(sentence => sentence.Contains("“#p1”"));
    }

    [Fact]
    public async Task A_role_stands_for_its_practitioner()
    {
        Export.Case("11/input")
            .Raw("PractitionerRole",
                """{"resourceType":"PractitionerRole","id":"r1","practitioner":{"reference":"urn:uuid:3f2c1a5e-0000-4000-8000-000000000001"}}""");

        var report = await ImportAsync();

        (report.Roles, report.ProblemCount).Should().Be((1, 1));
        (await TextsAsync("s5-e")).Should().Contain("role hello");
    }

    [Theory]
    [InlineData("Practitioner?identifier=http%3A%2F%2Fids.example%7C17", true)]
    [InlineData("https://old.example/fhir/Practitioner?identifier=http://ids.example|17", true)]
    [InlineData("Practitioner?identifier=17", true)]
    [InlineData("Practitioner?identifier=http://ids.example|18", false)]
    [InlineData("Patient?identifier=http://ids.example|17", false)]
    public async Task An_identifier_is_found_with_and_without_its_system_and_never_of_another_kind(string reference, bool isFound)
    {
        Export.WithAnaAndDrLopez()
            .Line("Practitioner",
                new
                {
                    resourceType = "Practitioner",
                    id = "k",
                    identifier = new[] { new { system = "http://ids.example", value = "17" } },
                    name = new[] { new { text = "Dr. K" } }
                })
            .Message("m-1", "conv-1", reference, "Hello");

        (await ImportAsync()).Messages.Should().Be(isFound ? 1 : 0);
    }

    [Fact]
    public async Task An_identifier_of_two_people_is_nobodys()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient?identifier=17", "Hello");
        foreach (var id in (string[])["x", "y"])
            Export.Line("Patient",
                new
                {
                    resourceType = "Patient",
                    id,
                    identifier = new[] { new { value = "17" } },
                    name = new[] { new { text = "Twin " + id } }
                });

        (await ImportAsync()).Messages.Should().Be(0);
    }

    [Fact]
    public async Task Every_moment_FHIR_allows_is_read_and_no_message_is_lost_for_its_time()
    {
        Export.Case("13/input");

        var report = await ImportAsync();

        report.Conversations.Should().Be(2);
        var sent = (await ImportedAsync("s7-d")).Messages.ToDictionary(
            message => message.Text!, message => message.SentAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fffffff", null)[..22]);
        sent.Should().HaveCount(9);
        sent["nanoseconds"].Should().Be("2026-03-02 09:05:00.12");
        sent["offset minus five"].Should().StartWith("2026-03-02 04:30:00");
        sent["no seconds"].Should().StartWith("2026-03-02 09:07:00");
        sent["year-month"].Should().StartWith("2026-03-01");
        sent["leap second"].Should().StartWith("2026-03-03 00:00:00");
        sent["only received"].Should().StartWith("2026-03-02 09:09:00");
        sent["day only"].Should().StartWith("2026-03-03 12");
        sent["in the future"]
            .Should().Be(sent["day only"], "what is sent later than now has the moment of the message before it (case 15)");
        report.Problems.Select(problem => problem.Line).Should().Contain([1, 6, 8, 10, 11]).And.NotContain([3, 4, 5, 7]);
        report.Problems.Single(problem => problem.Line == 11).Sentence.Should().Contain("“2031-03-03T09:00:00Z”, later than now")
            .And.Contain("the message before it");
    }

    [Fact]
    public async Task A_message_without_a_moment_has_that_of_the_one_before_it()
    {
        Export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "first", "2026-08-20T12:00:00Z")
            .Message("m-2", "conv-1", "Patient/pat-1", "second", "soon")
            .Message("m-3", "conv-1", "Patient/pat-1", "third", "2026-08-20T13:00:00Z")
            .Message("m-4", "conv-1", "Patient/pat-1", "early", "2026-08-20T11:00:00Z");

        var report = await ImportAsync();

        (await TextsAsync("conv-1")).Should().Equal("early", "first", "second", "third");
        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("“soon”").And.Contain("the message before it");
    }

    [Fact]
    public async Task A_headers_moment_comes_from_its_first_message_where_it_has_none()
    {
        Export.WithAnaAndDrLopez()
            .Line("Communication",
                new
                {
                    resourceType = "Communication",
                    id = "h",
                    sender = new { reference = "Practitioner/prac-1" },
                    recipient = new[] { new { reference = "Patient/pat-1" } }
                })
            .Message("m-1", "h", "Patient/pat-1", "Hello", "2026-02-01T12:00:00Z");

        await ImportAsync();

        (await ImportedAsync("h")).CreatedAt.Should().Be(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_text_is_kept_beside_a_large_picture_in_an_attachment_and_as_a_concept()
    {
        var note = Convert.ToBase64String("text inside an attachment"u8);
        Export.WithAnaAndDrLopez()
            .Message("m-1", "conv-1", "Patient/pat-1", "before")
            .Line("Communication",
                Part("m-2", "2026-08-20T12:01:00Z", new { contentString = "See the \"picture\" \\ \u00E9" },
                    new { contentAttachment = new { contentType = "image/jpeg", data = new string('A', 3 << 20) } }))
            .Line("Communication",
                Part("m-3", "2026-08-20T12:02:00Z",
                    new { contentAttachment = new { contentType = "text/plain; charset=utf-8", data = note } }))
            .Line("Communication", Part("m-4", "2026-08-20T12:03:00Z", new { contentCodeableConcept = new { text = "Coded answer yes" } }))
            .Raw("Communication",
                """{"resourceType":"Communication","id":"m-5","partOf":[{"reference":"Communication/conv-1"}],"sender":{"reference":"Patient/pat-1"},"sent":"2026-08-20T12:04:00Z","payload":[{"contentString":"cut emoji \ud83d, whole \ud83d\ude00, \\ud83d"}]}""");

        var report = await ImportAsync();

        (await TextsAsync("conv-1"))
            .Should()
            .Equal("before", "See the \"picture\" \\ \u00E9", "text inside an attachment", "Coded answer yes",
                "cut emoji \uFFFD, whole \U0001F600, \\ud83d");
        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("attachments");
    }

    [Fact]
    public async Task Topics_are_titles_unless_they_are_one_word_of_capitals_which_is_counted()
    {
        Export.Case("24/input").Conversation("s24-8", "Practitioner/s24-d", ["Patient/s24-p"], "GENHX");

        var report = await ImportAsync();

        var titles = new List<string?>();
        foreach (var number in Enumerable.Range(1, 8))
            titles.Add((await ImportedAsync($"s24-{number}")).Title);

        titles.Should().Equal("COVID-19 TEST", "Diet questions", "2026-03", "Zeile1 Zeile2", "שאלה על תרופה", null, null, null);
        report.TopicCodes.Should().Be(1);
        report.Problems.Should().ContainSingle().Which.Line.Should().Be(6);
    }

    [Fact]
    public async Task A_patient_who_is_named_only_as_subject_takes_part()
    {
        Export.Case("25/input");

        var report = await ImportAsync();

        (report.Conversations, report.Messages, report.ProblemCount).Should().Be((1, 1, 0));
        (await ImportedAsync("s23-c")).Clients.Should().ContainSingle().Which.Name.Should().Be("Subi Ect");
    }

    [Fact]
    public async Task A_subject_that_is_no_patient_takes_no_part()
    {
        Export.WithAnaAndDrLopez()
            .Raw("Communication",
                """{"resourceType":"Communication","id":"x","subject":{"reference":"Group/1"},"sender":{"reference":"Practitioner/prac-1"},"recipient":[{"reference":"Patient/pat-1"}],"sent":"2026-08-20T12:00:00Z"}""");

        (await ImportAsync()).ProblemCount.Should().Be(0);
    }

    [Fact]
    public async Task Every_record_is_counted_once_by_what_became_of_it()
    {
        Export.WithAnaAndDrLopez().Case("22/input").Raw("Communication", "oops\n")
            .Message("m-1", "conv-1", "Patient/pat-1", "Hello").Message("m-1", "conv-1", "Patient/pat-1", "Hello")
            .Message("m-2", "conv-1", "Patient/pat-9", "Nobody")
            .Message("m-3", "conv-1", "Patient/pat-1", "Draft", status: "preparation")
            .Message("m-4", "conv-1", "Patient/pat-1", "Error", status: "entered-in-error")
            .Message("m-5", "conv-9", "Patient/pat-1", "Nowhere");

        var report = await ImportAsync();

        var lines = Directory.EnumerateFiles(Export.Folder).Sum(file => File.ReadLines(file).Count());
        (report.TeamMembers + report.Clients + report.Recognized + report.Roles + report.Replaced + report.Conversations + report.Messages
            + report.AlreadyThere
            + report.EnteredInError + report.NotSent + report.Refused).Should().Be(lines);
        (report.Refused, report.Replaced, report.AlreadyThere, report.NotSent, report.EnteredInError).Should().Be((5, 1, 1, 1, 1));
    }

    private static object Part(string id, string sent, params object[] payload) => new
    {
        resourceType = "Communication",
        id,
        partOf = new[] { new { reference = "Communication/conv-1" } },
        sender = new { reference = "Patient/pat-1" },
        sent,
        payload,
    };
}
