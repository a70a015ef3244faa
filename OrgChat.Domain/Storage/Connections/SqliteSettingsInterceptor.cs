using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrgChat.Domain.Storage.Database;
using SQLitePCL;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// What SQLite must do for “sent means kept”: a write-ahead log flushed at every commit (with NORMAL a power cut loses messages that
/// were acknowledged), foreign keys, and deleted words overwritten. Set on every connection, asserted once at start. What SQLite keeps to
/// take back one act of several stays in memory, not in files elsewhere.
/// </summary>
internal static class SqliteSettingsInterceptor
{
    private const string Settings = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";

    /// <summary>The first version in which a reset of the write-ahead log cannot lose a commit (sqlite.org, release 3.51.3).</summary>
    private static readonly Version Floor = new(3, 51, 3);

    public static IInterceptor OnOpen { get; } = new Setter();

    /// <summary>Sets them on a connection that EF Core does not open.</summary>
    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable RS0030 // A constant.
        command.CommandText = Settings;
#pragma warning restore RS0030
        command.ExecuteNonQuery();
        KeepPlans((SqliteConnection)connection);
    }

    /// <summary>
    /// A statement keeps its plan whatever values it is given (SQLite’s “query planner stability guarantee”). Without it one with a
    /// <c>LIMIT</c> of a parameter, as EF Core writes each <c>Take</c>, is read and planned anew at every run, prepared or not.
    /// </summary>
    private static void KeepPlans(SqliteConnection connection) => SqliteException.ThrowExceptionForRC(
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), connection.Handle);

    /// <exception cref="InvalidOperationException">SQLite does not do what it was told.</exception>
    public static async Task AssertAsync(OrgChatDb db)
    {
        RequireVersion(await AnswerAsync(db, "SELECT sqlite_version()"));
        await RequireAsync(db, "PRAGMA journal_mode=WAL", "wal");
        await RequireAsync(db, "PRAGMA synchronous", "2");
        await RequireAsync(db, "PRAGMA foreign_keys", "1");
        await RequireAsync(db, "PRAGMA secure_delete", "1");
    }

    /// <exception cref="InvalidOperationException">This SQLite is older than the floor.</exception>
    internal static void RequireVersion(string version)
    {
        if (Version.Parse(version) < Floor)
        {
            throw new InvalidOperationException(
                $"This is SQLite {version}; OrgChat needs {Floor} or newer, because older ones can lose a commit.");
        }
    }

    private static async Task RequireAsync(OrgChatDb db, string pragma, string expected)
    {
        var actual = await AnswerAsync(db, pragma);
        if (actual != expected)
        {
            throw new InvalidOperationException(
                $"SQLite answered {actual} to {pragma}, expected {expected}; OrgChat does not start without it.");
        }
    }

    private static async Task<string> AnswerAsync(OrgChatDb db, string question)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable RS0030 // A pragma takes no parameters; the words are constants of this class.
        command.CommandText = question;
#pragma warning restore RS0030
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    private sealed class Setter : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }
    }
}
