namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>
/// The files of a FHIR export, named after the resources in them: Patient.ndjson, 1.Patient.ndjson, Patient.000.ndjson.gz.
/// </summary>
internal static class FhirFileRules
{
    public const string Practitioner = "Practitioner";
    public const string PractitionerRole = "PractitionerRole";
    public const string Patient = "Patient";
    public const string RelatedPerson = "RelatedPerson";
    public const string Communication = "Communication";

    private static readonly char[] Separators = ['.', '-', '_'];

    /// <summary>In the order they refer to each other.</summary>
    public static IReadOnlyList<string> Types { get; } = [Practitioner, PractitionerRole, Patient, RelatedPerson, Communication];

    /// <summary>Those that are people.</summary>
    public static IReadOnlyList<string> People { get; } = [Practitioner, Patient, RelatedPerson];

    public static bool IsPacked(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a file of this name holds; null when it is none of these, or the name says two.</summary>
    public static string? TypeOf(string file)
    {
        var name = IsPacked(file) ? file[..^".gz".Length] : file;
        if (!name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var types = Types.Intersect(name.Split(Separators), StringComparer.OrdinalIgnoreCase).ToList();
        return types is [var type] ? type : null;
    }

    public static int OrderOf(string file) => TypeOf(file) is { } known ? Types.TakeWhile(type => type != known).Count() : Types.Count;
}
