using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChat.Domain.Keys;

namespace OrgChat.Domain.Data;

/// <summary>The sealed columns of one kind of entity, and where each stands for a given row.</summary>
internal sealed class SealedColumns
{
    private static readonly ConcurrentDictionary<IEntityType, SealedColumns> Known = new();

    private readonly List<(IProperty Property, string Name)> columns;
    private readonly IProperty? organization;
    private readonly IReadOnlyList<IProperty> key;

    private SealedColumns(IEntityType type)
    {
        columns = [.. type.GetProperties().Where(property => property.ClrType == typeof(SealedText)).Select(property => (property, $"{type.GetTableName()}.{property.Name}"))];
        organization = type.FindProperty("OrganizationId");
        key = type.FindPrimaryKey()!.Properties;
    }

    public bool Any => columns.Count > 0;

    public static SealedColumns Of(IEntityType type) => Known.GetOrAdd(type, one => new SealedColumns(one));

    public IEnumerable<SealedText> Values(object entity) => columns.Select(column => column.Property.GetGetter().GetClrValue(entity)).OfType<SealedText>();

    /// <summary>Every sealed value of the entity with its column.</summary>
    public IEnumerable<(IProperty Property, SealedText Value, SealedPlace Place)> In(object entity, KeyRing keys)
    {
        string? row = null;
        foreach (var (property, name) in columns)
        {
            if (property.GetGetter().GetClrValue(entity) is SealedText value)
            {
                row ??= Row(entity);
                yield return (property, value, new SealedPlace(keys, OrganizationOf(entity), name + row));
            }
        }
    }

    public Guid OrganizationOf(object entity) => (Guid)organization!.GetGetter().GetClrValue(entity)!;

    private string Row(object entity) => string.Concat(key.Select(part => "/" + Said(part.GetGetter().GetClrValue(entity)!)));

    private static string Said(object part) => part is Guid id ? id.ToString("N") : Convert.ToString(part, CultureInfo.InvariantCulture)!;
}
