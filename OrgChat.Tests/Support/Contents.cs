using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OrgChat.Tests.Support;

/// <summary>Reads a database file as it is, past everything the domain would decide.</summary>
internal static class Contents
{
    /// <summary>Every row of every table, each as one line.</summary>
    public static List<string> Of(string file)
    {
        using var connection = Open(file);
        var tables = Lines(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
        return [.. tables.SelectMany(table => Lines(connection, $"SELECT * FROM \"{table}\"").Select(row => $"{table}: {row}"))];
    }

    /// <summary>Every row of every table but the audit record’s.</summary>
    public static List<string> OfAllButTheRecord(string file) =>
        [.. Of(file).Where(row => !row.StartsWith("AuditEntries:", StringComparison.Ordinal))];

    /// <summary>Runs a statement and returns its rows, each as one line.</summary>
    public static List<string> Ask(string file, string sql)
    {
        using var connection = Open(file);
        return Lines(connection, sql);
    }

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static string? Said(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static List<string> Lines(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Said(reader[i]))));

        return lines;
    }
}
