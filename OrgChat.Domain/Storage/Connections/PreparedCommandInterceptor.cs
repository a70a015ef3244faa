using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrgChat.Domain.Storage.Connections;

#pragma warning disable RS0030 // EF Core’s own words; values are parameters.

/// <summary>
/// Runs what EF Core asks on one connection with statements that were prepared before: EF Core makes a new command each time, and SQLite
/// would read and plan the same words again.
/// </summary>
internal sealed class PreparedCommandInterceptor : DbCommandInterceptor
{
    /// <summary>More than the program asks in different words on one connection.</summary>
    private const int Most = 200;

    private readonly Dictionary<string, Prepared> known = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Take((SqliteCommand)command) is { } prepared ? InterceptionResult<DbDataReader>.SuppressWithResult(prepared.Read()) : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => new(ReaderExecuting(command, eventData, result));

    /// <returns>Null while the same statement is still being read on this connection.</returns>
    private Prepared? Take(SqliteCommand asked)
    {
        var words = asked.CommandText;
        if (!known.TryGetValue(words, out var prepared))
        {
            ForgetAllWhereFull();
            prepared = known[words] = new Prepared(asked.Connection!, words);
        }

        return prepared.TryTake(asked) ? prepared : null;
    }

    private void ForgetAllWhereFull()
    {
        if (known.Count >= Most && known.Values.All(prepared => !prepared.IsRead))
        {
            foreach (var prepared in known.Values)
            {
                prepared.Dispose();
            }

            known.Clear();
        }
    }

    private sealed class Prepared : IDisposable
    {
        private readonly SqliteCommand command;
        private SqliteDataReader? reader;

        public Prepared(SqliteConnection connection, string words)
        {
            command = connection.CreateCommand();
            command.CommandText = words;
        }

        public bool IsRead => reader is { IsClosed: false };

        public bool TryTake(SqliteCommand asked)
        {
            if (IsRead)
            {
                return false;
            }

            command.CommandTimeout = asked.CommandTimeout;
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters)
            {
                command.Parameters.Add(parameter);
            }

            return true;
        }

        public SqliteDataReader Read() => reader = command.ExecuteReader();

        public void Dispose() => command.Dispose();
    }
}
