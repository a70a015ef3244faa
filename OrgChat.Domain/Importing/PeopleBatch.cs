using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Importing;

/// <summary>
/// Saves practitioners as team members, patients and their relatives as clients. Nobody gets an account by it. Somebody the organization
/// knows already stays as they are: a colleague by the e-mail address, a client by address, name and birth date together.
/// </summary>
internal sealed class PeopleBatch(ImportRun run, OrgChatDb db, AddressBook addresses, Dictionary<string, Person> practitioners)
{
    public static Task SaveAsync(ImportRun run, IReadOnlyList<ImportLine> lines) => run.Database.WriteAsync(async db =>
    {
        var carers = await run.PeopleAsync(db, lines.SelectMany(line => Carers(line.Resource)));
        var batch = new PeopleBatch(run, db, await AddressBook.LoadAsync(run, db, lines), carers);
        foreach (var line in lines)
        {
            run.Try(line, () => batch.Take(line));
        }
    });

    private void Take(ImportLine line)
    {
        var key = line.Resource.Key;
        if (run.Known.ContainsKey(key))
        {
            run.Report.AlreadyThere++;
            return;
        }

        Person person = line.Resource.ResourceType == FhirFiles.Practitioner ? Member(line) : Client(line);
        person.KeepImportedId(key);
        run.Known.Add(key, person.Id);
    }

    private TeamMember Member(ImportLine line)
    {
        var resource = line.Resource;
        var name = FhirReading.Name(resource);
        if (addresses.Holder(resource) is TeamMember { ImportedFrom: null } colleague)
        {
            run.Report.Recognized++;
            return colleague;
        }

        var member = new TeamMember(run.OrganizationId, name, addresses.FreeFor(line), TeamRole.Provider, Profession(resource), run.Now);
        if (resource.IsInactive)
        {
            member.Deactivate(run.Now);
        }

        Add(member);
        run.Report.TeamMembers++;
        return member;
    }

    private Client Client(ImportLine line)
    {
        var resource = line.Resource;
        var name = FhirReading.Name(resource);
        if (addresses.Holder(resource) is Client { ImportedFrom: null } known && IsSame(known, name, resource))
        {
            run.Report.Recognized++;
            return known;
        }

        var relativeOf = resource.ResourceType == FhirFiles.RelatedPerson ? PatientOf(resource) : (Guid?)null;
        var client = new Client(run.OrganizationId, name, addresses.FreeFor(line), BirthDate(line), run.Now);
        Describe(client, resource, relativeOf);
        Add(client);
        Assign(client, line);
        run.Report.Clients++;
        return client;
    }

    private void Add(Person person)
    {
        db.Add(person);
        addresses.Add(person);
    }

    private static bool IsSame(Client known, string name, FhirResource resource) =>
        known.SearchKey == Names.Fold(name) && known.BirthDate == FhirReading.Day(resource.BirthDate);

    private static string? Profession(FhirResource resource) =>
        resource.Qualification?.Select(qualification => qualification.Code?.Text).FirstOrDefault(text => text?.Length <= Names.MaxLength);

    private static void Describe(Client client, FhirResource resource, Guid? relativeOf)
    {
        client.Reach(FhirReading.Contact(resource, "phone"), resource.Communication is [var first, ..] ? first.Language?.Text : null);
        if (relativeOf is { } patient)
        {
            client.BeRelativeOf(patient, Relation(resource));
        }

        if (resource.IsInactive)
        {
            client.Deactivate();
        }
    }

    private void Assign(Client client, ImportLine line)
    {
        foreach (var carer in Carers(line.Resource).Distinct())
        {
            if (practitioners.GetValueOrDefault(carer) is not TeamMember member)
            {
                run.Complain(line, $"The general practitioner {FhirReading.Quoted(carer)} was not imported; {line.Resource.Key} was, without them.");
            }
            else if (member.IsActive)
            {
                db.Add(new CareTeamPlace(client.Id, member.Id, run.Now));
            }
        }
    }

    private Guid PatientOf(FhirResource relative) =>
        relative.Patient?.Key is { } key && key.StartsWith(FhirFiles.Patient + "/", StringComparison.Ordinal) && run.Known.TryGetValue(key, out var id)
            ? id
            : throw new RefusedException($"{relative.Key} belongs to a patient who was not imported: {FhirReading.Quoted(relative.Patient?.Reference)}.");

    private static string Relation(FhirResource relative) =>
        relative.Relationship?.Select(relation => relation.Text).FirstOrDefault(text => text?.Length is > 0 and <= Names.MaxLength) ?? "family";

    private DateOnly? BirthDate(ImportLine line)
    {
        var day = FhirReading.Day(line.Resource.BirthDate);
        if (day is null && line.Resource.BirthDate is { } unread)
        {
            run.Complain(line, $"The birth date {FhirReading.Quoted(unread)} is not a day such as 1968-02-11; {line.Resource.Key} was imported without it.");
        }

        return day;
    }

    private static IEnumerable<string> Carers(FhirResource resource) => (resource.GeneralPractitioner ?? []).Select(reference => reference.Key);
}
