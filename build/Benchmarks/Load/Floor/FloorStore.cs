using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace OrgChat.Build.Load.Floor;

/// <summary>Messages in SQLite, each on disk before its sender is told; what waits together is committed together.</summary>
internal sealed class FloorStore : IDisposable
{
    private readonly Channel<(string Conversation, string Text, TaskCompletionSource Kept)> waiting =
        Channel.CreateUnbounded<(string, string, TaskCompletionSource)>(new() { SingleReader = true });

    private readonly SqliteConnection connection;

    public FloorStore(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS Messages (Id INTEGER PRIMARY KEY, Conversation TEXT NOT NULL, Text TEXT NOT NULL);
            """;
        setUp.ExecuteNonQuery();
        _ = Task.Run(WriteAsync);
    }

    /// <summary>Returns when the message is on disk.</summary>
    public Task KeepAsync(string conversation, string text)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Writer.TryWrite((conversation, text, kept));
        return kept.Task;
    }

    public void Dispose() => connection.Dispose();

    private async Task WriteAsync()
    {
        var together = new List<TaskCompletionSource>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO Messages (Conversation, Text) VALUES ($conversation, $text)";
            var conversation = insert.Parameters.Add("$conversation", SqliteType.Text);
            var text = insert.Parameters.Add("$text", SqliteType.Text);
            while (waiting.Reader.TryRead(out var next))
            {
                (conversation.Value, text.Value) = (next.Conversation, next.Text);
                insert.ExecuteNonQuery();
                together.Add(next.Kept);
            }

            transaction.Commit();
            together.ForEach(kept => kept.SetResult());
            together.Clear();
        }
    }
}
