using OrgChat.Domain.Features.Import.Fhir;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>
/// Who of the export is who here: of each person the id only. An id that was kept under the source is trusted; a bare one only for people
/// whose record in this export was compared.
/// </summary>
/// <param name="kept">People by the id that is kept of them.</param>
internal sealed class ImportedPeople(ImportSource source, Dictionary<string, Guid> kept)
{
    /// <summary>More hops from record to record than any export has.</summary>
    private const int MostHops = 8;

    private readonly Dictionary<string, Guid> met = [];
    private readonly HashSet<string> refused = [];
    private readonly Dictionary<string, string> standIns = [];

    /// <summary>By “Patient?system|value”; null where several have the identifier.</summary>
    private readonly Dictionary<string, Guid?> identified = [];

    /// <summary>
    /// Who was kept under this id: of the source, or bare by a run that had none; and whether the id alone says who it is.
    /// </summary>
    public (Guid Person, bool IsTrusted)? Kept(string key) =>
        met.TryGetValue(key, out var person) ? (person, true)
        : kept.TryGetValue(source.IdOf(key), out person) ? (person, source.Name is not null)
        : kept.TryGetValue(key, out person) ? (person, false)
        : null;

    /// <summary>Whether whoever bears this id was kept by this source, or by a run that had none.</summary>
    public bool IsOfThisSource(string? id) =>
        id is not null && (ImportSource.IsBare(id) || id == source.IdOf(id[(id.IndexOf(ImportSource.Separator) + 1)..]));

    /// <summary>The record is this person’s.</summary>
    public void Meet(FhirResource record, Guid person)
    {
        met[record.Key] = person;
        foreach (var identifier in (record.Identifier ?? []).Where(identifier => !string.IsNullOrEmpty(identifier.Value)))
        {
            foreach (var form in (string[])[FhirReferenceTarget.Joined(identifier), identifier.Value!])
            {
                var asked = $"{record.ResourceType}?{form}";
                identified[asked] = identified.TryGetValue(asked, out var other) && other != person ? null : person;
            }
        }
    }

    /// <summary>Nothing in this export goes to whoever bears the id here.</summary>
    public void Refuse(string key)
    {
        refused.Add(key);
        met.Remove(key);
    }

    /// <summary>Who names the one means the other: a role its practitioner, a replaced record the one that took its place.</summary>
    public void StandFor(string key, string other) => standIns[key] = other;

    /// <summary>Who is meant, if they were imported.</summary>
    public Guid? Find(FhirReferenceElement? reference, IReadOnlyList<string>? types = null) => FhirReferenceTarget.Of(reference) switch
    {
        null => null,
        { Identifier: { } identifier } target =>
            Types(target, types).Select(type => identified.GetValueOrDefault($"{type}?{identifier}"))
                .FirstOrDefault(found => found is not null),
        { Base: { } server } target when server != source.Base =>
            kept.TryGetValue(ImportSource.IdIn(server, $"{target.Type}/{target.Id}"), out var person) ? person : null,
        var target => Types(target, types).Select(type => Find($"{type}/{target.Id}", MostHops)).FirstOrDefault(found => found is not null),
    };

    private static IEnumerable<string> Types(FhirReferenceTarget target, IReadOnlyList<string>? types) =>
        target.Type is null ? types ?? FhirFileRules.People
        : types is null || types.Contains(target.Type) ? [target.Type]
        : [];

    private Guid? Find(string key, int hops) =>
        hops == 0 || refused.Contains(key) ? null
        : standIns.TryGetValue(key, out var other) ? Find(other, hops - 1)
        : met.TryGetValue(key, out var person) || (source.Name is not null && kept.TryGetValue(source.IdOf(key), out person)) ? person
        : null;
}
