using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// Names are sealed, so no database can search or sort them: this holds them opened, in memory, in their order. Before each use it asks the
/// database for the newest <see cref="Person.NameRevision"/> and reads only who was named since; whatever was written elsewhere is seen
/// too.
/// </summary>
/// <remarks>Some 300 bytes a person. Nothing of it is ever written down.</remarks>
internal sealed class PersonNameIndex
{
    private readonly ConcurrentDictionary<Guid, NameList> known = new();
    private readonly ReadingStore<Guid, long> revisions = new(nameof(OrgChatDb.People));

    /// <summary>Everybody of an organization by name, as this context sees them or newer.</summary>
    public async Task<NameList> OfAsync(OrgChatDb db, Guid organizationId)
    {
        var have = known.GetValueOrDefault(organizationId) ?? NameList.Empty;
        var newest = await revisions.OfAsync(db, organizationId, NewestAsync);
        if (newest <= have.Revision)
        {
            return have;
        }

        var named = await db.People.AsNoTracking().Where(p => p.OrganizationId == organizationId && p.NameRevision > have.Revision)
            .ToListAsync();
        var list = have.With(named, newest);
        return db.HasNewNames ? list : known.AddOrUpdate(organizationId, list, (_, other) => other.Revision > list.Revision ? other : list);
    }

    public static async Task<long> NewestAsync(OrgChatDb db, Guid organizationId) =>
        await db.People.Where(p => p.OrganizationId == organizationId).MaxAsync(p => (long?)p.NameRevision) ?? 0;
}

/// <summary>A person as lists are searched and sorted.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Key">See <see cref="Person.SearchKey"/>.</param>
/// <param name="SortKey">See <see cref="PersonNameRules.SortKey"/>.</param>
/// <param name="Words">See <see cref="PersonNameRules.Words"/>.</param>
/// <param name="Since">Since when they are a client; the first of all days for the team.</param>
/// <param name="Born">A client’s birth date, which tells them from a namesake.</param>
/// <param name="PhoneKey">See <see cref="PhoneNumber.KeyOf"/>.</param>
internal sealed record IndexedName(
    string Name, string Key, string SortKey, string Words, Guid Id, bool IsClient, DateOnly Since, DateOnly? Born, long PhoneKey)
{
    public static IndexedName Of(Person person) => new(
        person.Name, person.SearchKey, person.SortKey is var place && place == person.SearchKey ? person.SearchKey : place,
        PersonNameRules.Words(person.Name), person.Id, person is Client,
        (person as Client)?.ClientSince ?? default, (person as Client)?.BirthDate, PhoneNumber.KeyOf((person as Client)?.Phone));

    /// <summary>The order of all lists: by name, then by id.</summary>
    public int CompareTo(string sortKey, Guid id) =>
        string.CompareOrdinal(SortKey, sortKey) is var byName and not 0 ? byName : Id.CompareTo(id);
}

/// <summary>Everybody of one organization at one moment; never changes.</summary>
/// <param name="Revision">The newest revision that is in it.</param>
/// <param name="ByKey">In the order of the keys that search compares, then of the ids: who shares a name stands beside each other.</param>
internal sealed record NameList(long Revision, IReadOnlyList<IndexedName> ByKey)
{
    /// <summary>After so many characters of a word only those are looked through who have a word that begins so.</summary>
    private const int Beginning = 3;

    private static readonly Comparer<IndexedName> KeyOrder = Comparer<IndexedName>.Create((one, other) =>
        string.CompareOrdinal(one.Key, other.Key) is var byKey and not 0 ? byKey : one.Id.CompareTo(other.Id));

    private static readonly Comparer<IndexedName> NameOrder =
        Comparer<IndexedName>.Create((one, other) => one.CompareTo(other.SortKey, other.Id));

    private IReadOnlyList<IndexedName>? byName;
    private IReadOnlyList<IndexedName>? bySince;
    private IReadOnlyList<IndexedName>? team;
    private Dictionary<Guid, int>? places;
    private ILookup<string, int>? byBeginning;

    public static NameList Empty { get; } = new(0, []);

    /// <summary>In the order of the names, then of the ids.</summary>
    public IReadOnlyList<IndexedName> ByName => byName ??= [.. ByKey.Order(NameOrder)];

    /// <summary>In the order of the days since when they are clients, then by name.</summary>
    public IReadOnlyList<IndexedName> BySince => bySince ??= [.. ByName.OrderBy(name => name.Since)];

    /// <summary>Everybody of the team, by name.</summary>
    public IReadOnlyList<IndexedName> Team => team ??= [.. ByName.Where(name => !name.IsClient)];

    /// <summary>The places in <see cref="ByName"/> of those who have a word that begins so.</summary>
    private ILookup<string, int> ByBeginning => byBeginning ??= ByName.Index()
        .SelectMany(one => one.Item.Words.Split(' ').Where(word => word.Length >= Beginning)
            .Select(word => (Beginning: word[..Beginning], one.Index)))
        .ToLookup(one => one.Beginning, one => one.Index);

    private Dictionary<Guid, int> Places => places ??= ByKey.Index().ToDictionary(one => one.Item.Id, one => one.Index);

    /// <summary>What a conversation is called whose participants are loaded, and nobody’s row beside them.</summary>
    public ConversationName Of(Conversation conversation, Person reader) =>
        new(conversation, reader, Of(conversation.OwnerId, reader), [.. conversation.PeopleIds.Select(id => Of(id, reader))],
            conversation.ClaimedById is { } claimer ? Of(claimer, reader) : null,
            conversation.SnoozedById is { } snoozer ? Of(snoozer, reader) : null);

    /// <summary>With what these people are called now.</summary>
    public NameList With(IReadOnlyCollection<Person> named, long revision)
    {
        var anew = named.Select(person => person.Id).ToHashSet();
        return new NameList(revision,
            [.. ByKey.Where(name => !anew.Contains(name.Id)).Concat(named.Select(IndexedName.Of)).Order(KeyOrder)]);
    }

    /// <summary>Who is found by a name; see <see cref="NameQueries"/>. In the order of the names.</summary>
    public IEnumerable<IndexedName> Found(string text)
    {
        var isFound = NameQueries.For(text);
        var sought = NameQueries.BeginningsOf(text, Beginning) is { } beginnings
            ? beginnings.SelectMany(beginning => ByBeginning[beginning]).Distinct().Order().Select(place => ByName[place])
            : ByName;
        return sought.Where(name => isFound(name.Words));
    }

    /// <summary>Their ids.</summary>
    public IEnumerable<Guid> Find(string text) => Found(text).Select(name => name.Id);

    /// <summary>The clients among them.</summary>
    public IEnumerable<Guid> FindClients(string text) => Found(text).Where(name => name.IsClient).Select(name => name.Id);

    /// <summary>Everybody of this name, by the key that search compares.</summary>
    public IEnumerable<Guid> Called(string searchKey) => Named(searchKey).Select(name => name.Id);

    /// <inheritdoc cref="Called"/>
    public IEnumerable<IndexedName> Named(string searchKey)
    {
        for (var at = FirstNotBefore(searchKey); at < ByKey.Count && ByKey[at].Key == searchKey; at++)
        {
            yield return ByKey[at];
        }
    }

    private ParticipantName Of(Guid id, Person reader)
    {
        var place = Places[id];
        var name = ByKey[place];
        return new ParticipantName(id, name.Name, name.IsClient, reader is TeamMember && HasNamesake(place) ? name.Born : null);
    }

    // Who has the same name stands beside them.
    private bool HasNamesake(int place) => AreNamesakes(place - 1, place) || AreNamesakes(place, place + 1);

    private bool AreNamesakes(int one, int next) => one >= 0 && next < ByKey.Count && ByKey[one].Key == ByKey[next].Key;

    private int FirstNotBefore(string key)
    {
        var (low, high) = (0, ByKey.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(ByKey[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
