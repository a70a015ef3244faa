using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrgChat.Build.Load.Clinic;

/// <summary>
/// Saves what was added by one prepared statement per table instead of EF Core’s commands. It comes after the product’s own interceptors:
/// what they add, seal, index and authenticate is what is written, in whatever format that is.
/// </summary>
internal sealed class BulkSaveInterceptor(SqliteConnection connection) : SaveChangesInterceptor, IDisposable
{
    private readonly Dictionary<IEntityType, Insert> inserts = [];

    /// <summary>The transaction of the batch.</summary>
    public SqliteTransaction? Transaction { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var added = eventData.Context!.ChangeTracker.Entries()
            .Where(entry => entry.State == EntityState.Added && !entry.Metadata.IsOwned()).ToList();
        foreach (var entry in added)
        {
            if (!inserts.TryGetValue(entry.Metadata, out var insert))
            {
                insert = inserts[entry.Metadata] = new Insert(connection, entry.Metadata);
            }

            insert.Run(entry, Transaction);
        }

        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(added.Count));
    }

    public void Dispose() => inserts.Values.ToList().ForEach(insert => insert.Dispose());

    /// <summary>One kind of entity with what it owns, as a row.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand command;
        private readonly List<(IProperty Property, INavigation? Owned)> columns;

        public Insert(SqliteConnection connection, IEntityType type)
        {
            columns =
            [
                .. type.GetProperties().Where(property => !IsNumberedBySqlite(property)).Select(property => (property, (INavigation?)null)),
                .. type.GetNavigations().Where(navigation => navigation.ForeignKey.IsOwnership).SelectMany(OwnColumns),
            ];
            var store = StoreObjectIdentifier.Table(type.GetTableName()!);
            command = connection.CreateCommand();
            command.CommandText = $"""
                INSERT INTO "{type.GetTableName()}" ({string.Join(", ", columns.Select(one => $"\"{one.Property.GetColumnName(store)}\""))})
                VALUES ({string.Join(", ", columns.Select((_, place) => $"$p{place}"))})
                """;
            command.Parameters.AddRange(columns.Select((_, place) => new SqliteParameter($"$p{place}", null)));
        }

        public void Run(EntityEntry entry, SqliteTransaction? transaction)
        {
            command.Transaction = transaction;
            for (var place = 0; place < columns.Count; place++)
            {
                command.Parameters[place].Value = Stored(entry, columns[place]) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();

        private static IEnumerable<(IProperty, INavigation?)> OwnColumns(INavigation navigation) =>
            navigation.TargetEntityType.GetProperties().Where(property => !property.IsPrimaryKey())
                .Select(property => (property, (INavigation?)navigation));

        private static bool IsNumberedBySqlite(IProperty property) => property.IsPrimaryKey() && property.ClrType == typeof(long)
            && property.ValueGenerated == ValueGenerated.OnAdd;

        private static object? Stored(EntityEntry entry, (IProperty Property, INavigation? Owned) column)
        {
            var entity = column.Owned is null ? entry.Entity : column.Owned.GetGetter().GetClrValue(entry.Entity);
            var value = entity is null ? null
                : column.Property.IsShadowProperty() ? entry.Property(column.Property).CurrentValue
                : column.Property.GetGetter().GetClrValue(entity);
            return value is not null && column.Property.GetTypeMapping().Converter is { } converter
                ? converter.ConvertToProvider(value)
                : value;
        }
    }
}
