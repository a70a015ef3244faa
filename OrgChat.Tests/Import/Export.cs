using System.Text.Json;

namespace OrgChat.Tests.Import;

/// <summary>A small FHIR export in a folder of its own, written by the test that imports it.</summary>
public sealed class Export : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-export-");

    public string Folder => folder.FullName;

    public Export Practitioner(string id, string name, string? email = null, bool active = true) => Line("Practitioner", new
    {
        resourceType = "Practitioner",
        id,
        active,
        name = Name(name),
        telecom = Telecom(email),
    });

    public Export Patient(string id, string name, string? email = null, string? birthDate = "1968-02-11", string? practitioner = null,
        bool active = true) =>
        Line("Patient", new
        {
            resourceType = "Patient",
            id,
            active,
            name = Name(name),
            telecom = Telecom(email),
            birthDate,
            generalPractitioner = practitioner is null ? null : new[] { To($"Practitioner/{practitioner}") },
        });

    public Export Relative(string id, string patient, string name, string relation) => Line("RelatedPerson", new
    {
        resourceType = "RelatedPerson",
        id,
        active = true,
        patient = To($"Patient/{patient}"),
        relationship = new[] { new { text = relation } },
        name = Name(name),
    });

    public Export Conversation(string id, string sender, string[] recipients, string? topic = null, string sent = "2026-08-20T11:15:00Z") =>
        Line("Communication", new
        {
            resourceType = "Communication",
            id,
            status = "in-progress",
            topic = topic is null ? null : new { text = topic },
            sender = To(sender),
            recipient = recipients.Select(To),
            sent,
        });

    public Export Message(string id, string conversation, string sender, string text, string sent = "2026-08-20T12:00:00Z",
        string status = "completed") =>
        Line("Communication", new
        {
            resourceType = "Communication",
            id,
            partOf = new[] { To($"Communication/{conversation}") },
            status,
            sender = To(sender),
            sent,
            payload = new[] { new { contentString = text } },
        });

    /// <summary>Dr. Lopez with Ana, as most tests need them.</summary>
    public Export WithAnaAndDrLopez() => Practitioner("prac-1", "Dr. Maria Lopez", "maria.lopez@lakeside.example")
        .Patient("pat-1", "Ana Ruiz", practitioner: "prac-1")
        .Conversation("conv-1", "Practitioner/prac-1", ["Patient/pat-1", "Practitioner/prac-1"], "GENHX");

    public Export Line(string type, object resource) => Raw(type, JsonSerializer.Serialize(resource) + "\n");

    public Export Raw(string type, string text)
    {
        File.AppendAllText(Path.Combine(Folder, $"{type}.ndjson"), text);
        return this;
    }

    /// <summary>The input of somebody’s bug report, out of the folder Cases.</summary>
    public Export Case(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Import", "Cases", name)))
        {
            var copy = Path.Combine(Folder, Path.GetFileName(file));
            if (File.Exists(copy))
                File.AppendAllText(copy, File.ReadAllText(file));
            else
                File.Copy(file, copy);
        }

        return this;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static object To(string reference) => new { reference };

    private static object Name(string text) => new[] { new { text } };

    private static object? Telecom(string? email) => email is null ? null : new[] { new { system = "email", value = email } };
}
