using System.Globalization;
using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Import;

/// <summary>The record of a person: what they are called, and whether they are somebody who is here.</summary>
internal sealed class PersonRecord(ImportRun run, ImportLine line)
{
    private readonly IReadOnlyList<string> names = FhirPeople.Names(line.Resource, run.Now);

    public ImportLine Line => line;

    public FhirResource Resource => line.Resource;

    /// <summary>The name a person goes by; empty where the record has none.</summary>
    public string Name => names.Count > 0 ? names[0] : "";

    public string? Profession =>
        Resource.Qualification?.Select(qualification => qualification.Code?.Words)
            .FirstOrDefault(text => text?.Length <= PersonNameRules.MaxLength);

    /// <summary>
    /// Whether the record is of this person. An id that is trusted is enough unless name and birth date both speak against it; without one,
    /// both must be the same. A former name on the record is a name, too.
    /// </summary>
    public bool IsOf(Person person, bool isTrusted)
    {
        var hasName = names.Count == 0
            ? person.Name == NameOfNobody()
            : names.Any(name => PersonNameRules.AreSame(name, person.Name) || IsCutTo(name, person.Name));
        var born = FhirPeople.Day(Resource.BirthDate);
        var isBornThen = (person as Client)?.BirthDate == (person is Client ? born : null);
        return isTrusted ? hasName || (isBornThen && born is not null) : hasName && isBornThen;
    }

    /// <summary>A name that fits; with a complaint where the record’s does not, or where it has none.</summary>
    public string CheckedName()
    {
        if (names.Count == 0)
        {
            run.Complain(line, $"{Resource.Key} has no name; they were imported as “{NameOfNobody()}”.");
            return NameOfNobody();
        }

        if (Name.Length > PersonNameRules.MaxLength)
        {
            run.Complain(line, $"The name of {Resource.Key} has more than {PersonNameRules.MaxLength} characters; the rest was left out.");
        }

        return PersonNameRules.Checked(Cut(Name));
    }

    public DateOnly? BirthDate()
    {
        var day = FhirPeople.Day(Resource.BirthDate);
        if (day is null && Resource.BirthDate is { } unread)
        {
            run.Complain(line,
                $"The birth date {FhirReader.Quoted(unread)} is not a day such as 1968-02-11; {Resource.Key} was imported without it.");
        }

        return day;
    }

    private string NameOfNobody() => Cut($"{Resource.ResourceType} {Resource.Id} (no name)");

    private static bool IsCutTo(string name, string kept) => name.Length > PersonNameRules.MaxLength && Cut(name) == kept;

    /// <summary>Never in the middle of what a reader takes for one letter.</summary>
    private static string Cut(string name)
    {
        var letters = StringInfo.ParseCombiningCharacters(name);
        var end = Array.FindLast(letters, start => start <= PersonNameRules.MaxLength);
        return name.Length <= PersonNameRules.MaxLength ? name : name[..end].TrimEnd();
    }
}
