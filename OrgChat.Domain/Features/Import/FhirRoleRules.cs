using OrgChat.Domain.Features.Import.Fhir;

namespace OrgChat.Domain.Features.Import;

/// <summary>Records that stand for another one, which is who is meant by them.</summary>
internal static class FhirRoleRules
{
    /// <summary>What a practitioner does somewhere: named instead of the practitioner.</summary>
    public static void Take(ImportRun run, ImportLine line)
    {
        if (FhirReferenceTarget.Of(line.Resource.Practitioner) is { Id: { } id }
            && run.People.Find(line.Resource.Practitioner, [FhirFileRules.Practitioner]) is not null)
        {
            run.People.StandFor(line.Resource.Key, $"{FhirFileRules.Practitioner}/{id}");
            run.Report.Roles++;
        }
        else
        {
            run.Refuse(line,
                $"{line.Resource.Key} is of a practitioner who was not imported: {FhirReader.Quoted(line.Resource.Practitioner?.Written)}.");
        }
    }

    /// <summary>
    /// Whether what a replaced record wrote goes to the one that took its place. Not when that one was not imported, or an earlier run has
    /// brought the replaced one: then it stays a client of its own.
    /// </summary>
    public static bool IsReplaced(ImportRun run, ImportLine line)
    {
        var record = line.Resource;
        if (run.People.Kept(record.Key) is not null || FhirReferenceTarget.Of(record.ReplacedBy) is not { Id: { } id }
            || run.People.Find(record.ReplacedBy, [FhirFileRules.Patient]) is null)
        {
            return false;
        }

        run.People.StandFor(record.Key, $"{FhirFileRules.Patient}/{id}");
        run.Report.Replaced++;
        run.Complain(line,
            $"{record.Key} was replaced by {FhirReader.Quoted(record.ReplacedBy!.Written)}; its messages were imported as theirs.");
        return true;
    }
}
