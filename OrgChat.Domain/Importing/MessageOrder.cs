using Microsoft.Data.Sqlite;

namespace OrgChat.Domain.Importing;

/// <summary>Where a message stands in the file of communications.</summary>
internal sealed record MessagePlace(int Line, long Offset, int Length);

/// <summary>
/// The places of all messages, sorted by conversation and the moment they were sent. An export may name them in any order, and be larger
/// than the memory: SQLite keeps and sorts the places (no texts) in a temporary file that is gone with the connection.
/// </summary>
internal sealed class MessageOrder : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly SqliteCommand insert;

    public MessageOrder()
    {
        connection.Open();
        using var create = Command("PRAGMA journal_mode=OFF; BEGIN; CREATE TABLE Places (Conversation TEXT, Sent INTEGER, Line INTEGER, Start INTEGER, Length INTEGER)");
        create.ExecuteNonQuery();
        insert = Command("INSERT INTO Places VALUES ($conversation, $sent, $line, $start, $length)");
        foreach (var name in (string[])["$conversation", "$sent", "$line", "$start", "$length"])
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    public void Add(string conversation, DateTimeOffset sent, ImportLine line)
    {
        object[] values = [conversation, sent.UtcTicks, line.Number, line.Offset, line.Length];
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i];
        }

        insert.ExecuteNonQuery();
    }

    public IEnumerable<MessagePlace> InOrder()
    {
        using var select = Command("SELECT Line, Start, Length FROM Places ORDER BY Conversation, Sent, Line");
        using var found = select.ExecuteReader();
        while (found.Read())
        {
            yield return new MessagePlace(found.GetInt32(0), found.GetInt64(1), found.GetInt32(2));
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable RS0030 // Constants of this class, on a file of numbers that only this import has.
        command.CommandText = sql;
#pragma warning restore RS0030
        return command;
    }
}
