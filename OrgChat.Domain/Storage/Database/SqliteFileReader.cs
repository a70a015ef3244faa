using Microsoft.Data.Sqlite;

namespace OrgChat.Domain.Storage.Database;

/// <summary>Asks a database file about itself, on a read-only connection of its own.</summary>
internal static class SqliteFileReader
{
    /// <param name="pragma">A constant of the caller’s, such as “PRAGMA quick_check”.</param>
    public static async Task<List<string>> AskAsync(string pragma, string file)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable RS0030 // A pragma takes no parameters; every caller has a constant.
        command.CommandText = pragma;
#pragma warning restore RS0030
        await using var reader = await command.ExecuteReaderAsync();
        var answers = new List<string>();
        while (await reader.ReadAsync())
        {
            answers.Add(reader.GetValue(0).ToString()!);
        }

        return answers;
    }
}
