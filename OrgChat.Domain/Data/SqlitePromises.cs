using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrgChat.Domain.Data;

/// <summary>
/// What SQLite must do for “sent means kept”: a write-ahead log flushed at every commit (with NORMAL a power cut loses messages that
/// were acknowledged), foreign keys, and deleted words overwritten. Set on every connection, asserted once at start.
/// </summary>
internal static class SqlitePromises
{
    public static IInterceptor OnOpen { get; } = new Setter();

    /// <exception cref="InvalidOperationException">SQLite does not do what it was told.</exception>
    public static async Task AssertAsync(OrgChatDb db)
    {
        await RequireAsync(db, "PRAGMA journal_mode=WAL", "wal");
        await RequireAsync(db, "PRAGMA synchronous", "2");
        await RequireAsync(db, "PRAGMA foreign_keys", "1");
        await RequireAsync(db, "PRAGMA secure_delete", "1");
    }

    private static async Task RequireAsync(OrgChatDb db, string pragma, string expected)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable RS0030 // A pragma takes no parameters; the words are constants of this class.
        command.CommandText = pragma;
#pragma warning restore RS0030
        var actual = Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        if (actual != expected)
        {
            throw new InvalidOperationException($"SQLite answered {actual} to {pragma}, expected {expected}; OrgChat does not start without it.");
        }
    }

    private sealed class Setter : DbConnectionInterceptor
    {
        private const string Settings = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
#pragma warning disable RS0030 // A constant.
            command.CommandText = Settings;
#pragma warning restore RS0030
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable RS0030 // A constant.
            command.CommandText = Settings;
#pragma warning restore RS0030
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
