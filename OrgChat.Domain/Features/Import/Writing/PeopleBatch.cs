using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>
/// Saves practitioners as team members, patients and their relatives as clients. Nobody gets an account by it. Somebody the organization
/// knows already stays as they are: a colleague by address and name, a client by address, name and birth date together.
/// </summary>
internal sealed class PeopleBatch(ImportRun run, OrgChatDb db, EmailAddressIndex addresses, Dictionary<Guid, Person> people)
{
    public static Task SaveAsync(ImportRun run, IReadOnlyList<ImportLine> lines) =>
        lines.Count == 0 ? Task.CompletedTask : run.Database.WriteAsync(async db =>
        {
            var named = lines.SelectMany(line => (line.Resource.GeneralPractitioner ?? []).Select(carer => run.People.Find(carer)));
            var kept = lines.Select(line => run.People.Kept(line.Resource.Key)?.Person);
            var batch =
                new PeopleBatch(run, db, await EmailAddressIndex.LoadAsync(run, db, lines), await run.PeopleAsync(db, named.Concat(kept)));
            foreach (var line in lines)
            {
                run.Try(line, () => batch.Take(line));
            }
        });

    private void Take(ImportLine line)
    {
        var record = new PersonRecord(run, line);
        if (run.People.Kept(line.Resource.Key) is (var id, var isTrusted) && people.TryGetValue(id, out var kept))
        {
            if (record.IsOf(kept, isTrusted))
            {
                run.People.Meet(line.Resource, id);
                run.Report.AlreadyThere++;
                return;
            }

            if (isTrusted || run.Source.Name is null)
            {
                run.People.Refuse(line.Resource.Key);
                throw new OperatorException(
                    $"{line.Resource.Key} is the id of somebody else here: name or birth date are not the same. Nothing of this record was imported; "
                    + "if it is of another system, import that one with --source and a name of its own.");
            }
        }

        var person = line.Resource.ResourceType == FhirFileRules.Practitioner ? Member(record) : Client(record);
        people[person.Id] = person;
        run.People.Meet(line.Resource, person.Id);
    }

    private Person Member(PersonRecord record)
    {
        if (addresses.Holder(record.Resource) is TeamMember known && IsFree(known) && PersonNameRules.AreSame(known.Name, record.Name))
        {
            return Recognized(known, record);
        }

        var member = new TeamMember(run.OrganizationId, record.CheckedName(), addresses.FreeFor(record.Line), TeamRole.Provider,
            record.Profession, run.Now);
        if (record.Resource.IsInactive)
        {
            member.Deactivate(run.Now);
        }

        run.Report.TeamMembers++;
        return Added(member, record);
    }

    private Person Client(PersonRecord record)
    {
        if (addresses.Holder(record.Resource) is Client known && IsFree(known) && record.IsOf(known, isTrusted: false))
        {
            return Recognized(known, record);
        }

        var relativeOf = record.Resource.ResourceType == FhirFileRules.RelatedPerson ? PatientOf(record.Resource) : (Guid?)null;
        var client = new Client(run.OrganizationId, record.CheckedName(), addresses.FreeFor(record.Line), record.BirthDate(), run.Now);
        Describe(client, record, relativeOf);
        Assign(client, record.Line);
        run.Report.Clients++;
        return Added(client, record);
    }

    /// <summary>Within one system, two records are two people.</summary>
    private bool IsFree(Person known) => !run.People.IsOfThisSource(known.ImportedFrom);

    private Person Recognized(Person known, PersonRecord record)
    {
        if (known.ImportedFrom is null)
        {
            known.KeepImportedId(run.Source.IdOf(record.Resource.Key));
        }

        run.Report.Recognized++;
        return known;
    }

    private Person Added(Person person, PersonRecord record)
    {
        person.KeepImportedId(run.Source.IdOf(record.Resource.Key));
        db.Add(person);
        addresses.Add(person);
        return person;
    }

    private void Describe(Client client, PersonRecord record, Guid? relativeOf)
    {
        var language = record.Resource.Communication is [var first, ..] ? first.Language?.Words : null;
        client.Reach(FhirPeople.Contact(record.Resource, "phone", run.Now), language);
        if (relativeOf is { } patient)
        {
            client.BeRelativeOf(patient, Relation(record.Resource));
        }

        if (record.Resource.IsDeceased)
        {
            run.Complain(record.Line, $"{record.Resource.Key} has died, as the record says; they were imported as no longer active.");
        }

        if (record.Resource is { IsInactive: true } or { IsDeceased: true } or { ReplacedBy: not null })
        {
            client.Deactivate(run.Now);
        }
    }

    private void Assign(Client client, ImportLine line)
    {
        var carers = (line.Resource.GeneralPractitioner ?? []).Select(carer => (Reference: carer, Id: run.People.Find(carer))).ToList();
        foreach (var (unknown, _) in carers.Where(carer => people.GetValueOrDefault(carer.Id ?? Guid.Empty) is not TeamMember))
        {
            run.Complain(line,
                $"The general practitioner {FhirReader.Quoted(unknown.Written)} was not imported; {line.Resource.Key} was, without them.");
        }

        foreach (var member in carers.Select(carer => people.GetValueOrDefault(carer.Id ?? Guid.Empty)).OfType<TeamMember>().Distinct()
            .Where(member => member.IsActive))
        {
            db.Add(new CareTeamPlace(client.Id, member.Id, run.Now));
        }
    }

    private Guid PatientOf(FhirResource relative) => run.People.Find(relative.Patient, [FhirFileRules.Patient])
        ?? throw new OperatorException(
            $"{relative.Key} belongs to a patient who was not imported: {FhirReader.Quoted(relative.Patient?.Written)}.");

    private static string Relation(FhirResource relative) =>
        relative.Relationship?.Select(relation => relation.Words)
            .FirstOrDefault(text => text?.Length is > 0 and <= PersonNameRules.MaxLength) ?? "family";
}
