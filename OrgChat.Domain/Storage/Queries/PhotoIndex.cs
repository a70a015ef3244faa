using System.Collections.Frozen;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// Who of one organization has a photo, and which, at one moment; never changes. Of the photos themselves it holds nothing.
/// </summary>
public sealed class PhotoIndex
{
    private readonly FrozenDictionary<Guid, Guid> versions;

    internal PhotoIndex(IEnumerable<KeyValuePair<Guid, Guid>> versions) => this.versions = versions.ToFrozenDictionary();

    /// <summary>The version of a person’s photo; null for whoever has none.</summary>
    public Guid? Of(Guid personId) => versions.TryGetValue(personId, out var version) ? version : null;
}
