using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using SQLitePCL;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// Writes the rows that EF Core has found changed, and every interceptor has looked at, with statements that were prepared before. EF Core
/// would plan an order, put the words together and make commands anew: half of what a message allocates.
/// </summary>
/// <remarks>
/// Only on a kept connection, which is in a transaction already, and where it is simple: one row a table at most, and nothing that the
/// database makes or compares but the number of a row. All else is left to EF Core.
/// </remarks>
internal sealed class PreparedRowWriter(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational)
    : RelationalDatabase(dependencies, relational)
{
    private static readonly ConditionalWeakTable<SqliteConnection, List<RowStatement>> Known = [];

    private readonly IRelationalConnection connection = relational.Connection;
    private readonly DbContext context = relational.Connection.Context;

    public override Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default) =>
        context.Database.AutoTransactionBehavior == AutoTransactionBehavior.Never && ChangedRow.TryOf(entries) is { } rows
            ? Task.FromResult(Write(rows))
            : base.SaveChangesAsync(entries, cancellationToken);

    private int Write(IReadOnlyList<ChangedRow> rows)
    {
        var sqlite = (SqliteConnection)connection.DbConnection;
        var known = Known.GetOrCreateValue(sqlite);
        foreach (var row in rows)
        {
            var statement = known.Find(one => one.Fits(row));
            if (statement is null)
            {
                known.Add(statement = new RowStatement(sqlite, row));
            }

            Run(statement, row, sqlite);
        }

        return rows.Count;
    }

    private static void Run(RowStatement statement, ChangedRow row, SqliteConnection sqlite)
    {
        try
        {
            if (statement.Run(row) != 1)
            {
                throw new DbUpdateConcurrencyException($"A row of {row.Table.Name} is not there any more.", [row.Entry]);
            }
        }
        catch (SqliteException failure)
        {
            throw new DbUpdateException($"A row of {row.Table.Name} could not be written.", failure, [row.Entry]);
        }

        if (row.Numbered is { } id)
        {
            row.Entry.SetStoreGeneratedValue(id, raw.sqlite3_last_insert_rowid(sqlite.Handle));
        }
    }
}

/// <summary>A row to be inserted, updated or deleted, and the columns to be written.</summary>
internal sealed class ChangedRow
{
    private ChangedRow(IUpdateEntry entry)
    {
        Entry = entry;
        Table = RowTable.Of(entry.EntityType);
        Add(entry);
    }

    /// <summary>The entity whose row it is; what it owns may stand there, too.</summary>
    public IUpdateEntry Entry { get; }

    public RowTable Table { get; }

    /// <summary>Whose values are written, each with its entity.</summary>
    public List<(IUpdateEntry Entry, IProperty Property)> Written { get; } = [];

    /// <summary>The key that SQLite gives the row; null when it has one.</summary>
    public IProperty? Numbered { get; private set; }

    /// <summary>In the order in which no row refers to one that is not there; null where that is not simple.</summary>
    public static IReadOnlyList<ChangedRow>? TryOf(IList<IUpdateEntry> entries)
    {
        var rows = new List<ChangedRow>(entries.Count);
        foreach (var entry in entries)
        {
            var table = RowTable.Of(entry.EntityType);
            if (!table.IsSimple || (!table.IsOwned && rows.Exists(row => row.Table.Name == table.Name)))
            {
                return null;
            }

            if (!table.IsOwned)
            {
                rows.Add(new ChangedRow(entry));
            }
        }

        foreach (var entry in entries)
        {
            if (RowTable.Of(entry.EntityType) is { IsOwned: true } owned && !TryJoin(rows.Find(row => row.Table.Name == owned.Name), entry))
            {
                return null;
            }
        }

        rows.Sort((one, other) => one.Place.CompareTo(other.Place));
        return rows;
    }

    // What is referred to is written before what refers to it, and deleted after it.
    private int Place => Entry.EntityState == EntityState.Deleted ? int.MaxValue - Table.Depth : Table.Depth;

    private static bool TryJoin(ChangedRow? row, IUpdateEntry owned)
    {
        if (row is null || row.Entry.EntityState == EntityState.Deleted)
        {
            return false;
        }

        if (owned.EntityState == EntityState.Deleted)
        {
            return owned.SharedIdentityEntry is not null; // Another takes its place.
        }

        row.Add(owned);
        return true;
    }

    private void Add(IUpdateEntry entry)
    {
        foreach (var property in RowTable.Of(entry.EntityType).Properties)
        {
            if (entry.EntityState == EntityState.Added && property.IsPrimaryKey() && entry.HasTemporaryValue(property))
            {
                Numbered = property;
            }
            else if (IsWritten(entry, property))
            {
                Written.Add((entry, property));
            }
        }
    }

    private bool IsWritten(IUpdateEntry entry, IProperty property) => entry.EntityState switch
    {
        EntityState.Added => entry == Entry || !property.IsPrimaryKey(),
        EntityState.Modified => entry.IsModified(property),
        _ => false,
    };
}

/// <summary>How a kind of entity is written; found out once.</summary>
internal sealed class RowTable
{
    private static readonly ConcurrentDictionary<IEntityType, RowTable> Known = new();

    private RowTable(IEntityType type)
    {
        Name = type.GetTableName() ?? "";
        IsOwned = type.IsOwned();
        Properties = [.. type.GetProperties()];
        Key = type.FindPrimaryKey()!.Properties;
        IsSimple = type.GetTableMappings().Count() == 1 && !type.GetComplexProperties().Any() && Properties.All(IsPlain);
        Depth = DepthOf(type, []);
    }

    public string Name { get; }

    public bool IsOwned { get; }

    /// <summary>Whether the database makes nothing of it but the number of the row.</summary>
    public bool IsSimple { get; }

    /// <summary>How long the longest way is to what it refers to.</summary>
    public int Depth { get; }

    public IReadOnlyList<IProperty> Properties { get; }

    public IReadOnlyList<IProperty> Key { get; }

    public static RowTable Of(IEntityType type) => Known.GetOrAdd(type, one => new RowTable(one));

    private static bool IsPlain(IProperty property) =>
        !property.IsConcurrencyToken && (property.IsPrimaryKey() || property.ValueGenerated == ValueGenerated.Never);

    private static int DepthOf(IEntityType type, HashSet<IEntityType> way) => way.Add(type)
        ? type.GetForeignKeys().Select(key => 1 + DepthOf(key.PrincipalEntityType, [.. way])).DefaultIfEmpty().Max()
        : 0;
}

/// <summary>A statement for rows of one kind with the same columns, on one connection.</summary>
internal sealed class RowStatement
{
    private readonly RowTable table;
    private readonly EntityState state;
    private readonly IReadOnlyList<IProperty> written;
    private readonly IReadOnlyList<IProperty> key;
    private readonly SqliteCommand command;

    public RowStatement(SqliteConnection connection, ChangedRow row)
    {
        (table, state) = (row.Table, row.Entry.EntityState);
        written = [.. row.Written.Select(one => one.Property)];
        key = state == EntityState.Added ? [] : table.Key;
        command = connection.CreateCommand();
#pragma warning disable RS0030 // Tables and columns come from the model; values are parameters.
        command.CommandText = Words();
#pragma warning restore RS0030
        foreach (var property in written.Concat(key))
        {
            command.Parameters.Add(property.GetRelationalTypeMapping()
                .CreateParameter(command, $"@p{command.Parameters.Count}", null, property.IsNullable));
        }
    }

    public bool Fits(ChangedRow row)
    {
        if (row.Table != table || row.Entry.EntityState != state || row.Written.Count != written.Count)
        {
            return false;
        }

        for (var i = 0; i < written.Count; i++)
        {
            if (row.Written[i].Property != written[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>How many rows there were to write.</returns>
    public int Run(ChangedRow row)
    {
        for (var i = 0; i < written.Count; i++)
        {
            Give(i, row.Written[i].Entry, written[i]);
        }

        for (var i = 0; i < key.Count; i++)
        {
            Give(written.Count + i, row.Entry, key[i]);
        }

        return command.ExecuteNonQuery();
    }

    private void Give(int place, IUpdateEntry entry, IProperty property) =>
        command.Parameters[place].Value = entry.GetCurrentProviderValue(property) ?? DBNull.Value;

    private string Words() => state switch
    {
        EntityState.Added => $"""
            INSERT INTO "{table.Name}" ({string.Join(", ", written.Select(Column))})
            VALUES ({string.Join(", ", written.Select((_, i) => $"@p{i}"))})
            """,
        EntityState.Modified => $"""
            UPDATE "{table.Name}" SET {string.Join(", ", written.Select((one, i) => $"{Column(one)} = @p{i}"))} WHERE {Row()}
            """,
        _ => $"""DELETE FROM "{table.Name}" WHERE {Row()}""",
    };

    private string Row() => string.Join(" AND ", key.Select((one, i) => $"{Column(one)} = @p{written.Count + i}"));

    private string Column(IProperty property) => $"\"{property.GetColumnName(StoreObjectIdentifier.Table(table.Name))}\"";
}
