using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>The sealed columns of one kind of entity, and where each stands for a given row.</summary>
internal sealed class SealedColumnSet
{
    private static readonly ConcurrentDictionary<IEntityType, SealedColumnSet> Known = new();

    /// <summary>
    /// Rows that SQLite numbers have no key yet when they are sealed: they are told apart by what stands in them, which a keyed hash
    /// covers.
    /// </summary>
    private static readonly Dictionary<Type, string[]> WithoutKey = new()
    {
        [typeof(AuditEntry)] = [nameof(AuditEntry.ActorId)],
        [typeof(ConversationEvent)] = [nameof(ConversationEvent.ConversationId), nameof(ConversationEvent.AfterNumber),
            nameof(ConversationEvent.ActorId), nameof(ConversationEvent.SubjectId)],
    };

    private readonly List<(IProperty Property, string Name)> columns;
    private readonly IProperty? organization;
    private readonly IReadOnlyList<IProperty> key;
    private readonly bool isForGood;

    private SealedColumnSet(IEntityType type)
    {
        columns = [.. type.GetProperties().Where(property => property.ClrType == typeof(SealedText))
            .Select(property => (property, $"{type.GetTableName()}.{property.Name}"))];
        organization = type.FindProperty("OrganizationId");
        key = PlaceOf(type);
        isForGood = type.ClrType == typeof(AuditEntry);
    }

    /// <summary>What says in which row something stands.</summary>
    public static IReadOnlyList<IProperty> PlaceOf(IEntityType type) =>
        WithoutKey.TryGetValue(type.ClrType, out var names)
            ? [.. names.Select(name => type.FindProperty(name)!)]
            : type.FindPrimaryKey()!.Properties;

    public bool Any => columns.Count > 0;

    public static SealedColumnSet Of(IEntityType type) => Known.GetOrAdd(type, one => new SealedColumnSet(one));

    public IEnumerable<SealedText> Values(object entity) =>
        columns.Select(column => column.Property.GetGetter().GetClrValue(entity)).OfType<SealedText>();

    /// <summary>Every sealed value of the entity with its column.</summary>
    public IEnumerable<(IProperty Property, SealedText Value, SealedPlace Place)> In(object entity, KeyRing keys)
    {
        string? row = null;
        foreach (var (property, name) in columns)
        {
            if (property.GetGetter().GetClrValue(entity) is SealedText value)
            {
                row ??= Row(entity);
                yield return (property, value, new SealedPlace(keys, OrganizationOf(entity), name + row, isForGood));
            }
        }
    }

    /// <summary>Tells the sealed values of a loaded entity where they stand, so that they open.</summary>
    public void Place(object entity, KeyRing keys)
    {
        foreach (var (_, value, place) in In(entity, keys))
        {
            value.StandsAt(place);
        }
    }

    public Guid OrganizationOf(object entity) => (Guid)organization!.GetGetter().GetClrValue(entity)!;

    /// <summary>Where a column of a row stands that is not read as an entity.</summary>
    /// <param name="column">With its table: “Messages.SealedText”.</param>
    internal static SealedPlace Place(KeyRing keys, Guid organizationId, string column, params IEnumerable<object> key) =>
        new(keys, organizationId, column + Row(key));

    private string Row(object entity) => Row(key.Select(part => part.GetGetter().GetClrValue(entity)));

    private static string Row(IEnumerable<object?> key) => string.Concat(key.Select(part => "/" + Said(part)));

    internal static string Said(object? part) => part is Guid id ? id.ToString("N") : Convert.ToString(part, CultureInfo.InvariantCulture)!;
}
