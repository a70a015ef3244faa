using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Keys;
using OrgChat.Domain.Live;
using OrgChat.Domain.Sessions;

namespace OrgChat.Domain.Data;

/// <summary>
/// How everything reads and writes: readers on read-only connections, one writer at a time in one transaction, and a signal to
/// every open screen only after the commit.
/// </summary>
public sealed class OrgChatDatabase : IDisposable
{
    private readonly DbContextOptions<OrgChatDb> reading;
    private readonly DbContextOptions<OrgChatDb> writing;
    private readonly WriteGate gate;
    private readonly LiveSignals signals;
    private readonly TimeProvider clock;

    /// <param name="connectionString">An SQLite connection string; its file is created when it does not exist.</param>
    /// <param name="master">Wraps the keys that the database holds.</param>
    public OrgChatDatabase(string connectionString, MasterKey master, LiveSignals signals, TimeProvider? clock = null)
    {
        var given = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 };
        File = Path.GetFullPath(given.DataSource);
        given.DataSource = File;
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        reading = Options(given, SqliteOpenMode.ReadOnly);
        writing = Options(given, SqliteOpenMode.ReadWriteCreate);
        gate = new WriteGate(File + ".writer");
        Keys = new KeyRing(master, KeysOf);
        this.signals = signals;
        this.clock = clock ?? TimeProvider.System;
    }

    /// <summary>The database file, with its full path.</summary>
    public string File { get; }

    /// <summary>Seals and opens what people wrote.</summary>
    public KeyRing Keys { get; }

    /// <summary>Reads from one moment of the database: rights and what they open belong together. Nothing read is tracked.</summary>
    public async Task<T> ReadAsync<T>(Func<OrgChatDb, Task<T>> work)
    {
        await using var db = new OrgChatDb(reading) { Clock = clock, Keys = Keys };
        return await Failures.ExplainAsync(async () =>
        {
            await db.Database.OpenConnectionAsync();
            await using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await db.Database.UseTransactionAsync(moment);
            return await work(db);
        });
    }

    /// <summary>Does the work in one transaction, saves, commits, and only then tells the open screens what changed.</summary>
    public Task<T> WriteAsync<T>(Func<OrgChatDb, Task<T>> work) => Failures.ExplainAsync(() => CommitAsync(work));

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<OrgChatDb, Task> work) => WriteAsync(async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>A context for Identity’s stores, which save by themselves; it waits at the same gate.</summary>
    public OrgChatDb ForIdentity() => new(writing) { Gate = gate, Clock = clock, Keys = Keys, Signals = signals };

    /// <summary>Brings the file to the newest version and checks that SQLite keeps the promises the application makes.</summary>
    public async Task MigrateAsync()
    {
        using var turn = await gate.EnterAsync();
        await using var db = new OrgChatDb(writing) { Gate = gate, HoldsGate = true, Clock = clock, Keys = Keys };
        await db.Database.MigrateAsync();
        await SqlitePromises.AssertAsync(db);
        await FirstKeys.EnsureAsync(db);
    }

    public void Dispose()
    {
        gate.Dispose();
        Close(reading);
        Close(writing);
    }

    private async Task<T> CommitAsync<T>(Func<OrgChatDb, Task<T>> work)
    {
        using var turn = await gate.EnterAsync();
        await using var db = new OrgChatDb(writing) { Gate = gate, HoldsGate = true, Clock = clock, Keys = Keys };
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await Endings.FollowAccountsAsync(db);
        var changes = Changes.Of(db.ChangeTracker);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        // Before the next writer’s turn, so that signals stand in the order of the commits: a right withdrawn before a message.
        foreach (var change in changes)
        {
            signals.Publish(change);
        }

        return result;
    }

    private IReadOnlyList<OrganizationKey> KeysOf(Guid organizationId)
    {
        using var db = new OrgChatDb(reading);
        return [.. db.OrganizationKeys.Where(key => key.OrganizationId == organizationId)];
    }

    private static void Close(DbContextOptions<OrgChatDb> options)
    {
        using var db = new OrgChatDb(options);
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private static DbContextOptions<OrgChatDb> Options(SqliteConnectionStringBuilder given, SqliteOpenMode mode)
    {
        var options = new DbContextOptionsBuilder<OrgChatDb>()
            .UseSqlite(new SqliteConnectionStringBuilder(given.ConnectionString) { Mode = mode }.ConnectionString)
            .AddInterceptors(SqlitePromises.OnOpen);
        return (mode == SqliteOpenMode.ReadOnly
            ? options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTrackingWithIdentityResolution)
            : options).Options;
    }
}
