namespace OrgChat.Domain.Importing;

/// <summary>The files of a FHIR export, named after the resources in them.</summary>
internal static class FhirFiles
{
    public const string Practitioner = "Practitioner";
    public const string Patient = "Patient";
    public const string RelatedPerson = "RelatedPerson";
    public const string Communication = "Communication";

    /// <summary>In the order they refer to each other.</summary>
    public static IReadOnlyList<string> Types { get; } = [Practitioner, Patient, RelatedPerson, Communication];

    public static string NameOf(string type) => $"{type}.ndjson";

    public static int OrderOf(string file) => Types.TakeWhile(type => NameOf(type) != file).Count();

    /// <exception cref="RefusedException">The directory is not there, or holds no file of a FHIR export.</exception>
    public static void RequireSome(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new RefusedException($"There is no directory {directory}. Give the one that holds {string.Join(", ", Types.Select(NameOf))}.");
        }

        if (!Types.Any(type => File.Exists(Path.Combine(directory, NameOf(type)))))
        {
            throw new RefusedException($"{directory} holds nothing to import. Looked for {string.Join(", ", Types.Select(NameOf))}.");
        }
    }
}
