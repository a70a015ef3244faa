using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Who of the clinic seems to be one of these new clients; asked for all of them at once.</summary>
internal sealed class SameClientIndex
{
    private readonly NameList names;
    private readonly ILookup<long, IndexedName> phones;
    private readonly Func<string, string> keyOf;
    private readonly Dictionary<string, Guid> addresses;
    private HashSet<Guid> active = [];
    private HashSet<Guid> open = [];
    private Dictionary<Guid, IndexedName> called = [];

    private SameClientIndex(NameList names, ILookup<long, IndexedName> phones, Func<string, string> keyOf,
        Dictionary<string, Guid> addresses) =>
        (this.names, this.phones, this.keyOf, this.addresses) = (names, phones, keyOf, addresses);

    public static async Task<SameClientIndex> OfAsync(OrgChatDb db, TeamMember adder, IReadOnlyCollection<ClientForm> forms)
    {
        var people = await db.Names.OfAsync(db, adder.OrganizationId);
        var wanted = forms.Select(form => PhoneNumber.KeyOf(form.Phone)).Where(key => key != 0).ToHashSet();
        var reached = people.ByName.Where(name => wanted.Contains(name.PhoneKey)).ToLookup(name => name.PhoneKey);
        var keys = forms.Where(form => form.Email.Trim().Length > 0).Select(form => db.RequiredKeys.EmailKey(form.Email)).ToList();
        var taken = await db.People.Where(p => p.OrganizationId == adder.OrganizationId && EF.Parameter(keys).Contains(p.EmailKey!))
            .Select(p => new { p.Id, p.EmailKey }).ToDictionaryAsync(p => p.EmailKey!, p => p.Id);
        var index = new SameClientIndex(people, reached, email => db.RequiredKeys.EmailKey(email), taken);
        await index.LookAsync(db, adder, [.. forms.SelectMany(index.IdsOf).Distinct()]);
        return index;
    }

    /// <summary>Who seems to be this one, the surest first; nobody twice.</summary>
    public IReadOnlyList<SameClientModel> Of(ClientForm form) =>
    [
        .. Found(form).Where(found => found.By == SameClientKind.Email || active.Contains(found.Id)).DistinctBy(found => found.Id)
            .Select(found => new SameClientModel(found.Id, found.By, open.Contains(found.Id) ? NameOf(found.Id) : null)),
    ];

    /// <summary>Whether they are on record: by name and birth date, or by name and address.</summary>
    public bool Has(ClientForm form) => Found(form).Any(found => active.Contains(found.Id) && found.By switch
    {
        SameClientKind.NameAndBirthDate => true,
        SameClientKind.Email => PersonNameRules.AreSame(called[found.Id].Name, form.Name),
        _ => false,
    });

    private async Task LookAsync(OrgChatDb db, TeamMember adder, List<Guid> ids)
    {
        active = await db.Clients.Where(c => EF.Parameter(ids).Contains(c.Id) && c.IsActive).Select(c => c.Id).ToHashSetAsync();
        open = await db.ClientsOpenTo(adder).Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToHashSetAsync();
        called = names.ByName.IntersectBy(ids, name => name.Id).ToDictionary(name => name.Id);
    }

    private PersonName NameOf(Guid id) => new(id, called[id].Name, called[id].Born);

    private IEnumerable<Guid> IdsOf(ClientForm form) => Found(form).Select(found => found.Id);

    private IEnumerable<(Guid Id, SameClientKind By)> Found(ClientForm form)
    {
        if (form.Email.Trim().Length > 0 && addresses.TryGetValue(keyOf(form.Email), out var owner))
        {
            yield return (owner, SameClientKind.Email);
        }

        foreach (var name in names.Named(PersonNameRules.Fold(form.Name)).Where(name => name.IsClient && name.Born == form.BirthDate))
        {
            yield return (name.Id, SameClientKind.NameAndBirthDate);
        }

        foreach (var name in phones[PhoneNumber.KeyOf(form.Phone)])
        {
            yield return (name.Id, SameClientKind.Phone);
        }
    }
}
