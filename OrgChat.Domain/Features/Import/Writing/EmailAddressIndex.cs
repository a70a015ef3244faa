using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>Who has the e-mail addresses that a batch names: within an organization an address belongs to one person.</summary>
internal sealed class EmailAddressIndex(ImportRun run, Dictionary<string, Person> people)
{
    public static async Task<EmailAddressIndex> LoadAsync(ImportRun run, OrgChatDb db, IReadOnlyList<ImportLine> lines)
    {
        var addresses = lines.Select(line => AddressOf(run, line.Resource)).OfType<string>().Distinct().ToList();
        var addressOf = addresses.ToDictionary(address => db.RequiredKeys.EmailKey(address)!);
        var keys = addressOf.Keys.ToList();
        return new EmailAddressIndex(run, await db.People
            .Where(p => p.OrganizationId == run.OrganizationId && keys.Contains(p.EmailKey!))
            .ToDictionaryAsync(p => addressOf[p.EmailKey!]));
    }

    /// <summary>Who has the resource’s address already.</summary>
    public Person? Holder(FhirResource resource) => AddressOf(run, resource) is { } address ? people.GetValueOrDefault(address) : null;

    /// <summary>The address for somebody new; null, with a complaint, when it is no address or not theirs alone.</summary>
    public string? FreeFor(ImportLine line)
    {
        var address = AddressOf(run, line.Resource);
        var problem = address is null && FhirPeople.Contact(line.Resource, "email", run.Now) is not null ? "is not one"
            : address is not null && people.ContainsKey(address) ? "belongs to somebody else here"
            : null;
        if (problem is null)
        {
            return address;
        }

        run.Complain(line, $"The e-mail address of {line.Resource.Key} {problem}; they were imported without it.");
        return null;
    }

    public void Add(Person person)
    {
        if (person.Email is { } address)
        {
            people.Add(address, person);
        }
    }

    private static string? AddressOf(ImportRun run, FhirResource resource)
    {
        try
        {
            return FhirPeople.Contact(resource, "email", run.Now) is { } address ? EmailAddress.Checked(address) : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
