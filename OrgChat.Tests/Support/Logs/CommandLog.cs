using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace OrgChat.Tests.Support.Logs;

/// <summary>Hears every command that EF sends to the files of running tests, to count them and to ask SQLite for their plans.</summary>
internal static class CommandLog
{
    private static readonly string[] Told = [RelationalEventId.CommandExecuting.Name!, RelationalEventId.CommandExecuted.Name!];
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Heard>> Files = new();
    private static readonly ConcurrentDictionary<string, Held> Holding = new();

    // From the start: EF asks only once a second whether somebody listens.
    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(listener =>
    {
        if (listener.Name == DbLoggerCategory.Name)
            // Nothing else is made for nobody.
            listener.Subscribe(new Each<KeyValuePair<string, object?>>(Hear), told => Told.Contains(told));
    }));

    public static void Start(string file) => Files[file] = [];

    public static void Stop(string file)
    {
        Files.TryRemove(file, out _);
        Holding.TryRemove(file, out _);
    }

    /// <summary>What was asked of this file during the work.</summary>
    public static async Task<IReadOnlyList<Heard>> DuringAsync(string file, Func<Task> work)
    {
        Files[file].Clear();
        await work();
        return [.. Files[file]];
    }

    /// <summary>What was asked of this file since the work began.</summary>
    public static IReadOnlyList<Heard> UntilNow(string file) => [.. Files[file]];

    /// <summary>Holds the next command with these words until <see cref="Held.Dispose"/>: a database that takes its time.</summary>
    public static Held HoldNext(string file, string words) => Holding[file] = new Held(words);

    private static void Hear(KeyValuePair<string, object?> told)
    {
        if (told.Key == RelationalEventId.CommandExecuting.Name
            && told.Value is CommandEventData { Command: { Connection: { } line } asked }
            && Holding.TryGetValue(line.DataSource, out var hold))
        {
            hold.Pass(asked.CommandText);
        }

        if (told is { Value: CommandExecutedEventData { Command: { Connection: { } connection } command } }
            && Files.TryGetValue(connection.DataSource, out var heard))
        {
            heard.Enqueue(
                new Heard(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }
    }

    /// <summary>A command that waits.</summary>
    internal sealed class Held(string words) : IDisposable
    {
        private readonly ManualResetEventSlim release = new();
        private int taken;

        public void Pass(string sql)
        {
            if (sql.Contains(words, StringComparison.Ordinal) && Interlocked.Exchange(ref taken, 1) == 0)
                release.Wait(TimeSpan.FromSeconds(20));
        }

        public Task IsReachedAsync() => Eventually.TrueAsync(() => Volatile.Read(ref taken) == 1);

        public void Dispose() => release.Set();
    }

    /// <summary>One command.</summary>
    internal sealed record Heard(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
    {
        /// <summary>How SQLite would go about it, one step a line.</summary>
        public List<string> PlanIn(string file)
        {
            using var connection = Contents.Open(file);
            using var command = On(connection, $"EXPLAIN QUERY PLAN {Sql}");
            using var reader = command.ExecuteReader();
            var steps = new List<string>();
            while (reader.Read())
                steps.Add(reader.GetString(3));

            return steps;
        }

        /// <summary>How many instructions SQLite runs through for it: what it costs, whatever the machine.</summary>
        public long InstructionsIn(string file)
        {
            const int Once = 10;
            using var connection = Contents.Open(file);
            var instructions = 0L;
            raw.sqlite3_progress_handler(connection.Handle, Once, _ =>
            {
                instructions += Once;
                return 0;
            }, null);
            using var command = On(connection, Sql);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
            }

            return instructions;
        }

        private SqliteCommand On(SqliteConnection connection, string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in Parameters)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);

            return command;
        }
    }

    private sealed class Each<T>(Action<T> act) : IObserver<T>
    {
        public void OnNext(T value) => act(value);

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
