using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>A column of an older version that held words plain, and the column that holds them sealed.</summary>
/// <param name="Key">The columns that say where it stands, of the primary key for most: all but numbers are identifiers.</param>
internal sealed record PlainTextColumn(string Table, string Plain, string Sealed, params string[] Key)
{
    private const int Batch = 500;

    /// <summary>What is sealed, in SQL; the column itself unless something else is said.</summary>
    public string Value { get; init; } = $"\"{Plain}\"";

    /// <summary>Whether the row is never written again; see <see cref="SealedPlace"/>.</summary>
    public bool IsForGood { get; init; }

    /// <summary>Seals every value that is not sealed yet, in the order of the rows.</summary>
    public async Task SealAsync(SqliteConnection connection, SqliteTransaction transaction, KeyRing keys)
    {
        var last = long.MinValue;
        while (await BatchAfterAsync(connection, transaction, last) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var name = $"{Table}.{Sealed}{string.Concat(row.Key.Select(part => "/" + part))}";
                var stored = new SealedPlace(keys, row.Organization, name, IsForGood).Seal(System.Text.Encoding.UTF8.GetBytes(row.Text));
                await RunAsync(connection, transaction, $"UPDATE \"{Table}\" SET \"{Sealed}\" = $stored WHERE rowid = $row",
                    ("$stored", stored), ("$row", row.Id));
            }

            last = rows[^1].Id;
        }
    }

    /// <summary>Takes the plain value away; the column goes later.</summary>
    public async Task BlankAsync(SqliteConnection connection, SqliteTransaction transaction)
    {
        var isRequired =
            await AskAsync(connection, $"SELECT \"notnull\" FROM pragma_table_info('{Table}') WHERE name = '{Plain}'", transaction) == 1;
        await RunAsync(connection, transaction, $"UPDATE \"{Table}\" SET \"{Plain}\" = {(isRequired ? "''" : "NULL")}");
    }

    /// <summary>Overwritten pages may still hold what stood there: the file is written anew and the log cut to nothing.</summary>
    public static async Task LeaveNoTraceAsync(SqliteConnection connection)
    {
        await RunAsync(connection, null, "VACUUM");
        if (await AskAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0)
        {
            throw new OperatorException(
                "Another program has this database open, so what it held unsealed could not be wiped out. End it and start OrgChat again.");
        }
    }

    public static async Task DropAsync(SqliteConnection connection, IEnumerable<PlainTextColumn> columns)
    {
        await using var transaction = connection.BeginTransaction();
        foreach (var column in columns)
        {
            await column.DropAsync(connection, transaction);
        }

        await transaction.CommitAsync();
    }

    internal static async Task<long> AskAsync(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        await using var command = Command(connection, transaction, sql, []);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task DropAsync(SqliteConnection connection, SqliteTransaction transaction) =>
        RunAsync(connection, transaction, $"ALTER TABLE \"{Table}\" DROP COLUMN \"{Plain}\"");

    internal static async Task RunAsync(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(connection, transaction, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<(long Id, Guid Organization, List<string> Key, string Text)>> BatchAfterAsync(
        SqliteConnection connection, SqliteTransaction transaction, long last)
    {
        var sql = $"""
            SELECT rowid, OrganizationId, {Value}, {string.Join(", ", Key)} FROM "{Table}"
            WHERE rowid > $last AND {Value} IS NOT NULL AND length(ifnull("{Sealed}", '')) = 0 ORDER BY rowid LIMIT {Batch}
            """;
        await using var command = Command(connection, transaction, sql, ("$last", last));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(long, Guid, List<string>, string)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetInt64(0), reader.GetGuid(1), [.. Key.Select((_, i) => Part(reader, 3 + i))], reader.GetString(2)));
        }

        return rows;
    }

    private static string Part(DbDataReader reader, int column) =>
        SealedColumnSet.Said(reader.GetValue(column) switch
        {
            long number => number,
            DBNull => null,
            _ => reader.GetGuid(column),
        });

    private static SqliteCommand Command(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable RS0030 // Tables and columns are constants of the migration of an older file; values are parameters.
        command.CommandText = sql;
#pragma warning restore RS0030
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
