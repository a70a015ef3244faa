
namespace OrgChat.Tests.Import;

/// <summary>Records with the structure of the examples in the FHIR R4 specification: imported, or refused by name.</summary>
public sealed class OfficialStructuresTests : ImportTest
{
    private const string Practitioner = """
        {"resourceType":"Practitioner","id":"f001","meta":{"versionId":"1"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"},"identifier":[{"use":"official","type":{"coding":[{"system":"http://x","code":"UPIN"}]},"system":"urn:oid:2.16.528.1.1007.3.1","value":"938273695"},{"use":"usual","system":"urn:oid:2.16.840.1.113883.2.4.6.3","value":"129IDH4OP733"}],"active":true,"name":[{"use":"official","family":"van den broek","given":["Eric"],"suffix":["MD"]}],"telecom":[{"system":"phone","value":"0205568263","use":"work"},{"system":"email","value":"e.m.vandenbroek@bmc.example","use":"work"},{"system":"fax","value":"0205664440"}],"address":[{"use":"work","line":["Galapagosweg 91"],"_line":[{"extension":[{"url":"x","valueString":"y"}]}],"city":"Den Burg"}],"gender":"male","birthDate":"1975-12-07","_birthDate":{"extension":[]},"communication":[{"coding":[{"system":"urn:ietf:bcp:47","code":"nl","display":"Dutch"}],"text":"Dutch"}],"qualification":[{"identifier":[{"value":"12345"}],"code":{"coding":[{"code":"BS","display":"Bachelor of Science"}],"text":"Bachelor of Science"},"period":{"start":"1995"},"issuer":{"display":"Example University"}}]}
        """;

    private const string Patient = """
        {"resourceType":"Patient","id":"example","identifier":[{"use":"usual","type":{"coding":[{"code":"MR"}]},"system":"urn:oid:1.2.36.146.595.217.0.1","value":"12345","period":{"start":"2001-05-06"},"assigner":{"display":"Acme Healthcare"}}],"active":true,"name":[{"use":"official","family":"Chalmers","given":["Peter","James"]},{"use":"usual","given":["Jim"]},{"use":"maiden","family":"Windsor","given":["Peter","James"],"period":{"end":"2002"}}],"telecom":[{"use":"home"},{"system":"phone","value":"(03) 5555 6473","use":"work","rank":1},{"system":"phone","value":"(03) 5555 8834","use":"old","period":{"end":"2014"}}],"gender":"male","birthDate":"1974-12-25","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1974-12-25T14:35:45-05:00"}]},"deceasedBoolean":false,"multipleBirthInteger":2,"address":[{"use":"home","type":"both","text":"534 Erewhon St","line":["534 Erewhon St"],"period":{"start":"1974-12-25"}}],"maritalStatus":{"coding":[{"code":"M"}]},"photo":[{"contentType":"image/gif","data":"AAAA"}],"contact":[{"relationship":[{"coding":[{"code":"N"}]}],"name":{"family":"du Marché","_family":{"extension":[]},"given":["Bénédicte"]},"telecom":[{"system":"phone","value":"+33 (237) 998327"}],"period":{"start":"2012"}}],"communication":[{"language":{"coding":[{"code":"en","display":"English"}]},"preferred":true}],"generalPractitioner":[{"reference":"Practitioner/f001","display":"Eric"},{"reference":"Organization/1"}],"managingOrganization":{"reference":"Organization/1"},"link":[{"other":{"reference":"Patient/pat2"},"type":"seealso"}]}
        """;

    private const string RelatedPerson = """
        {"resourceType":"RelatedPerson","id":"peter","identifier":[{"system":"urn:oid:1.2.250.1.61","value":"1"}],"active":true,"patient":{"reference":"Patient/example","type":"Patient"},"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0131","code":"C","display":"Emergency Contact"}]}],"name":[{"use":"official","family":"Chalmers","given":["Peter","James"]}],"telecom":[{"system":"phone","value":"(03) 5555 6473","use":"work"}],"gender":"male","address":[{"use":"home","line":["534 Erewhon St"]}],"period":{"start":"2012-03-11"},"photo":[{"contentType":"image/jpeg","url":"Binary/f012"}],"communication":[{"language":{"coding":[{"code":"en"}]}}]}
        """;

    [Fact]
    public async Task People_are_imported()
    {
        WithPeople();

        var report = await ImportAsync();

        (report.TeamMembers, report.Clients).Should().Be((1, 2));
        report.Problems.Should().ContainSingle().Which.Sentence.Should().Contain("“Organization/1”");
        (await PersonAsync("Practitioner/f001")).ShortName.Should().Be("Eric");
        (await PersonAsync("Patient/example")).Name.Should().Be("Peter James Chalmers");
        (await PersonAsync("RelatedPerson/peter")).Title.Should().Be("Emergency Contact");
    }

    [Theory]
    [InlineData(
        """{"resourceType":"Communication","id":"example","contained":[{"resourceType":"Device","id":"f001"}],"identifier":[{"type":{"text":"Paging System"},"value":"2345678901"}],"instantiatesUri":["http://example.org/protocol"],"partOf":[{"display":"Serum Potassium Observation"}],"status":"completed","category":[{"text":"Alert"}],"medium":[{"text":"written"}],"subject":{"reference":"Patient/example"},"recipient":[{"reference":"Practitioner/f001"}],"sender":{"reference":"#f001"},"encounter":{"reference":"Encounter/1"},"sent":"2014-12-12T18:01:10-08:00","received":"2014-12-12T18:01:11-08:00","payload":[{"contentString":"Patient 1 has a very high serum potassium value (7.2 mmol/L on 2014-Dec-12 at 5:55 pm)"},{"contentReference":{"display":"Serum Potassium Observation"}}]}""", 0, "“#f001”")]
    [InlineData(
        """{"resourceType":"Communication","id":"fm-attachment","identifier":[{"system":"http://www.providerco.com/communication","value":"12345"}],"instantiatesUri":["x"],"basedOn":[{"identifier":{"system":"http://www.jurisdiction.com/insurer/123456","value":"ABC123"}}],"status":"completed","category":[{"coding":[{"code":"SolicitedAttachmentRequest"}]}],"subject":{"reference":"Patient/1"},"recipient":[{"identifier":{"system":"http://www.jurisdiction.com/insurer","value":"123456"}}],"sender":{"identifier":{"system":"http://www.jurisdiction.com/provider","value":"123456"}},"sent":"2016-06-12T18:01:10-08:00","payload":[{"contentString":"Accident notification"},{"contentAttachment":{"contentType":"application/pdf","data":"SGVsbG8=","title":"accident notification","creation":"2010-02-01T11:50:23-05:00"}}]}""", 0, "http://www.jurisdiction.com/provider|123456")]
    [InlineData(
        """{"resourceType":"Communication","id":"fm-solicited","status":"completed","about":[{"reference":"Claim/1"}],"inResponseTo":[{"reference":"Communication/gone"}],"subject":{"reference":"Patient/example"},"sender":{"reference":"Practitioner/f001"},"recipient":[{"reference":"Patient/example"}],"sent":"2016-06-12T18:01:10-08:00","note":[{"text":"x"}],"payload":[{"contentString":"In answer"}]}""", 0, "“Communication/gone”")]
    [InlineData(
        """{"resourceType":"Communication","id":"whole","status":"completed","priority":"routine","subject":{"reference":"Patient/example"},"topic":{"text":"Visit"},"sender":{"reference":"Practitioner/f001"},"recipient":[{"reference":"RelatedPerson/peter"}],"sent":"2016-06-12T18:01:10-08:00","reasonCode":[{"text":"x"}],"payload":[{"contentString":"Come on Monday"}]}""", 1, null)]
    public async Task A_communication_is_imported_or_refused_with_what_it_names(string line, int messages, string? said)
    {
        WithPeople().Raw("Communication", line);

        var report = await ImportAsync();

        report.Messages.Should().Be(messages);
        var sentences = report.Problems.Where(problem => problem.File == "Communication.ndjson").Select(problem => problem.Sentence)
            .ToList();
        (said is null ? sentences.Count == 0 : sentences.Exists(sentence => sentence.Contains(said)))
            .Should().BeTrue(string.Join('\n', sentences));
    }

    [Fact]
    public async Task A_bundle_is_refused_by_name()
    {
        WithPeople()
            .Raw("Patient",
                """{"resourceType":"Bundle","id":"b","type":"transaction","entry":[{"fullUrl":"urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a","resource":{"resourceType":"Patient","id":"z","name":[{"text":"Z"}]}}]}""")
            .Raw("Bundle", """{"resourceType":"Bundle"}""");

        var report = await ImportAsync();

        report.Problems.Should().Contain(problem => problem.Sentence.Contains("“Bundle”"));
        report.NotRead.Should().Equal("Bundle.ndjson");
    }

    [Theory]
    [InlineData("Practitioner")]
    [InlineData("PractitionerRole")]
    [InlineData("Patient")]
    [InlineData("RelatedPerson")]
    [InlineData("Communication")]
    public async Task Whatever_stands_in_a_field_stops_nothing(string type)
    {
        string[] fields = ["name", "telecom", "birthDate", "communication", "qualification", "generalPractitioner", "patient",
            "practitioner", "relationship", "link",
            "identifier", "meta", "status", "topic", "partOf", "inResponseTo", "subject", "sender", "recipient", "sent", "received",
            "payload", "active", "deceasedDateTime"];
        string[] values = ["null", "7", "\"\"", "\"x\"", "[]", "{}", "[null]", "[{}]", "[[]]", "[\"x\"]", "true", "{\"reference\":\"\"}",
            "[{\"reference\":\"/\"}]", "[{\"text\":\"\"}]", "{\"identifier\":{}}"];
        var lines =
            from field in fields from value in values select $$"""{"resourceType":"{{type}}","id":"{{field}}-{{Array.IndexOf(values, value)}}","{{field}}":{{value}}}""";
        WithPeople().Raw(type, string.Join('\n', lines));

        var report = await ImportAsync();

        report.Problems.Should().NotContain(problem => problem.Sentence.Contains("nobody foresaw"));
    }

    private Export WithPeople() =>
        Export.Raw("Practitioner", Practitioner + "\n").Raw("Patient", Patient + "\n").Raw("RelatedPerson", RelatedPerson + "\n");
}
