using Microsoft.Data.Sqlite;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>What a communication is in its conversation.</summary>
internal enum PlaceKind
{
    /// <summary>Says nothing itself: others are part of it.</summary>
    Header = 0,

    Message = 1,

    /// <summary>Was never sent; what answers it belongs to its conversation all the same.</summary>
    Unsent = 2,

    /// <summary>Entered in error.</summary>
    Error = 3,
}

/// <summary>Where a communication stands in the files, and in its conversation.</summary>
/// <param name="File">Counted from 0, in the order of the folder.</param>
/// <param name="Root">The communication that the conversation begins with, such as “Communication/17”.</param>
/// <param name="Sent">Its own moment, or one of its neighbours’ where it has none.</param>
internal sealed record MessagePlace(int File, int Line, long Offset, long Length, string Root = "", DateTimeOffset? Sent = null);

/// <summary>
/// The places of all communications, sorted by conversation and the moment they were sent. An export may name them in any order, and be
/// larger than the memory: SQLite keeps and sorts the places (no texts) in a temporary file that is gone with the connection.
/// </summary>
internal sealed class MessageOrder : IDisposable
{
    private static readonly string[] Columns = ["Key", "Parent", "Kind", "Sent", "File", "Line", "Start", "Length"];

    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly SqliteCommand insert;

    public MessageOrder()
    {
        connection.Open();
        Run("""
            PRAGMA journal_mode=OFF; BEGIN;
            CREATE TABLE Places (Number INTEGER PRIMARY KEY, Key TEXT UNIQUE, Parent TEXT, Kind INTEGER, Sent INTEGER, File INTEGER, Line INTEGER,
                Start INTEGER, Length INTEGER, Root TEXT)
            """);
        insert = Command(
            $"INSERT OR IGNORE INTO Places ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(column => "$" + column))})");
        foreach (var column in Columns)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
        }
    }

    /// <param name="parent">What it is part of, or answers.</param>
    /// <returns>False when the same id was added before.</returns>
    public bool Add(string key, string? parent, PlaceKind kind, DateTimeOffset? sent, MessagePlace place)
    {
        object?[] values = [key, parent, (int)kind, sent?.UtcTicks, place.File, place.Line, place.Offset, place.Length];
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return insert.ExecuteNonQuery() == 1;
    }

    /// <summary>
    /// Finds the conversation of each by going up, and a moment for those without: of the one before it, or the next that has one.
    /// </summary>
    public void Sort() => Run("""
        CREATE INDEX Children ON Places (Parent);
        WITH RECURSIVE Tree (Number, Key, Root) AS (
            SELECT Number, Key, COALESCE(Parent, Key) FROM Places AS top WHERE Parent IS NULL OR NOT EXISTS (SELECT 1 FROM Places WHERE Key = top.Parent)
            UNION ALL SELECT child.Number, child.Key, Tree.Root FROM Tree JOIN Places AS child ON child.Parent = Tree.Key)
        UPDATE Places SET Root = Tree.Root FROM Tree WHERE Tree.Number = Places.Number;
        CREATE INDEX Members ON Places (Root, Number);
        UPDATE Places SET Sent = (SELECT MIN(Sent) FROM Places AS other WHERE other.Root = Places.Root) WHERE Sent IS NULL AND Key = Root;
        UPDATE Places SET Sent = COALESCE(
            (SELECT Sent FROM Places AS other WHERE other.Root = Places.Root AND other.Number < Places.Number AND Sent IS NOT NULL ORDER BY Number DESC LIMIT 1),
            (SELECT Sent FROM Places AS other WHERE other.Root = Places.Root AND other.Number > Places.Number AND Sent IS NOT NULL ORDER BY Number LIMIT 1))
        WHERE Sent IS NULL
        """);

    /// <summary>The communications that conversations begin with.</summary>
    public IEnumerable<MessagePlace> Conversations() => Select("""
        WHERE Key = Root AND (Kind IN (0, 1) OR (Kind = 2 AND EXISTS (SELECT 1 FROM Places AS other WHERE other.Root = Places.Root AND other.Kind = 1)))
        ORDER BY Number
        """);

    public IEnumerable<MessagePlace> Messages() => Select("WHERE Kind = 1 AND Root IS NOT NULL ORDER BY Root, Sent, Number");

    /// <summary>Those that are part of each other in a circle.</summary>
    public IEnumerable<MessagePlace> Circles() => Select("WHERE Root IS NULL ORDER BY Number");

    /// <summary>What others are part of, or answer, without being in the export.</summary>
    public IEnumerable<string> Missing()
    {
        using var select = Command("SELECT DISTINCT Root FROM Places WHERE Root NOT IN (SELECT Key FROM Places)");
        using var found = select.ExecuteReader();
        while (found.Read())
        {
            yield return found.GetString(0);
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private IEnumerable<MessagePlace> Select(string which)
    {
        using var select = Command($"SELECT File, Line, Start, Length, Root, Sent FROM Places {which}");
        using var found = select.ExecuteReader();
        while (found.Read())
        {
            var sent = found.IsDBNull(5) ? (DateTimeOffset?)null : new DateTimeOffset(found.GetInt64(5), TimeSpan.Zero);
            yield return new MessagePlace(found.GetInt32(0), found.GetInt32(1), found.GetInt64(2), found.GetInt64(3),
                found.IsDBNull(4) ? "" : found.GetString(4), sent);
        }
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
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
