using System.Collections.Frozen;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Storage.Tags;

/// <summary>The tags of one organization at one moment; never changes.</summary>
public sealed class TagIndex
{
    private static readonly EqualList<TagName> Nothing = new([]);

    private readonly FrozenDictionary<Guid, int> places;

    internal TagIndex(IEnumerable<Tag> tags)
    {
        All = new(tags.Where(tag => !tag.IsArchived).Select(TagName.Of)
            .OrderBy(tag => tag.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(tag => tag.Id));
        places = All.Index().ToFrozenDictionary(one => one.Item.Id, one => one.Index);
    }

    public static TagIndex Empty { get; } = new([]);

    /// <summary>Those in use, by name.</summary>
    public EqualList<TagName> All { get; }

    public bool Has(Guid tagId) => places.ContainsKey(tagId);

    /// <summary>Those of these that are in use, by name, as a reader sees them: a client none.</summary>
    public EqualList<TagName> For(Person reader, IEnumerable<Guid> ids)
    {
        var seen = reader is TeamMember ? ids.Where(Has).Select(id => places[id]).Order().ToList() : [];
        return seen.Count == 0 ? Nothing : new(seen.Select(place => All[place]));
    }
}
