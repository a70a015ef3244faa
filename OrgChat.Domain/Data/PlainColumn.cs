using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrgChat.Domain.Keys;

namespace OrgChat.Domain.Data;

/// <summary>A column of the first version that held words plain, and the column that holds them sealed.</summary>
/// <param name="Key">The columns of the primary key: all but a message’s number are identifiers.</param>
internal sealed record PlainColumn(string Table, string Plain, string Sealed, params string[] Key)
{
    private const int Batch = 500;

    /// <summary>Seals every value that is not sealed yet, in the order of the rows.</summary>
    public async Task SealAsync(SqliteConnection connection, SqliteTransaction transaction, KeyRing keys)
    {
        var last = long.MinValue;
        while (await BatchAfterAsync(connection, transaction, last) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var name = $"{Table}.{Sealed}{string.Concat(row.Key.Select(part => "/" + part))}";
                var stored = keys.Seal(row.Organization, System.Text.Encoding.UTF8.GetBytes(row.Text), name);
                await RunAsync(connection, transaction, $"UPDATE \"{Table}\" SET \"{Sealed}\" = $stored WHERE rowid = $row", ("$stored", stored), ("$row", row.Id));
            }

            last = rows[^1].Id;
        }
    }

    public Task DropAsync(SqliteConnection connection, SqliteTransaction transaction) =>
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
            SELECT rowid, OrganizationId, "{Plain}", {string.Join(", ", Key)} FROM "{Table}"
            WHERE rowid > $last AND "{Plain}" IS NOT NULL AND length(ifnull("{Sealed}", '')) = 0 ORDER BY rowid LIMIT {Batch}
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
        reader.GetValue(column) is long number ? FormattableString.Invariant($"{number}") : reader.GetGuid(column).ToString("N");

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
