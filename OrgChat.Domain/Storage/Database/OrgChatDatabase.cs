using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Storage.Database;

/// <summary>
/// How everything reads and writes: readers on read-only connections, one writer at a time in one transaction, and a signal to
/// every open screen only after the commit.
/// </summary>
public sealed class OrgChatDatabase : IDisposable
{
    /// <summary>How long somebody who only reads waits for the writer, to go on record.</summary>
    private static readonly TimeSpan ReadersPatience = TimeSpan.FromSeconds(2);

    // One of each for all contexts. What is saved passes them in this order: what is added comes first, then everything is sealed, then
    // authenticated.
    private static readonly IInterceptor[] Interceptors =
    [
        SqliteSettingsInterceptor.OnOpen, new LoadedRowInterceptor(),
        new SearchIndexInterceptor(), new AuditChainInterceptor(), new NamesakeInterceptor(), new SealingInterceptor(),
        new KeyedHashInterceptor(),
    ];

    private readonly DbContextOptions<OrgChatDb> reading;
    private readonly DbContextOptions<OrgChatDb> writing;
    private readonly WriteGate gate;
    private readonly WriteQueue writer;
    private readonly ConnectionStore readers;
    private readonly SignalQueue signals;
    private readonly RefusalAuditor refusals;
    private readonly TimeProvider clock;
    private readonly WriteRateLimiter limiter;
    private readonly ReaderMemory memory = new();

    /// <param name="connectionString">An SQLite connection string; its file is created when it does not exist. Its timeout, half a minute
    /// unless it says otherwise, is the patience with other writers.</param>
    /// <param name="master">Wraps the keys that the database holds.</param>
    public OrgChatDatabase(string connectionString, MasterKey master, SignalQueue signals, TimeProvider? clock = null,
        ILogger<KeyRing>? log = null)
    {
        var given = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        File = Path.GetFullPath(given.DataSource);
        given.DataSource = File;
        Ballast = new Ballast(File + ".ballast");
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        reading = Options(given, SqliteOpenMode.ReadOnly);
        writing = Options(given, SqliteOpenMode.ReadWriteCreate);
        gate = new WriteGate(File + ".writer", TimeSpan.FromSeconds(given.DefaultTimeout));
        writer = new WriteQueue(gate, () => Open(given, SqliteOpenMode.ReadWriteCreate), signals.Publish,
            memory.Commits);
        readers = new ConnectionStore(() => Open(given, SqliteOpenMode.ReadOnly));
        this.signals = signals;
        this.clock = clock ?? TimeProvider.System;
        Keys = new KeyRing(master, KeysOf, this.clock, log ?? NullLogger<KeyRing>.Instance);
        Tokens = new TokensAhead(Keys);
        limiter = new WriteRateLimiter(this.clock);
        refusals = new RefusalAuditor(this.clock, (work, most) => CommitAsync(work, most));
    }

    /// <summary>The database file, with its full path.</summary>
    public string File { get; }

    /// <summary>What is given up of the disk when it is full.</summary>
    public Ballast Ballast { get; }

    /// <summary>Seals and opens what people wrote.</summary>
    public KeyRing Keys { get; }

    /// <summary>Numbers texts for the search index before they are written.</summary>
    internal TokensAhead Tokens { get; }

    /// <summary>
    /// Somebody reads, from one moment of the database: rights and what they open belong together. Nothing read is tracked.
    /// </summary>
    /// <param name="operation">What the record says was tried, should it be refused.</param>
    internal Task<T> ReadAsync<TAct, T>(Actor actor, AuditedOperation operation, Func<TAct, Task<T>> work) where TAct : IAct<TAct> =>
        DatabaseErrorText.ExplainAsync(isReading: true, () => RecordingRefusalAsync(actor, operation, () => ReadOnlyAsync(async db =>
            await work(await ActAsync<TAct>(db, actor, operation)))));

    /// <summary>
    /// Somebody acts: in one transaction, which is saved and committed, and only then the open screens are told what changed. Each is one
    /// of the acts that the person may do in a while, however much is done in it.
    /// </summary>
    /// <remarks>
    /// What only shows something writes its record so. It waits for the writer two seconds and then is refused: no record, no reading.
    /// </remarks>
    /// <inheritdoc cref="ReadAsync{TAct, T}"/>
    internal Task<T> WriteAsync<TAct, T>(Actor actor, AuditedOperation operation, Func<TAct, Task<T>> work) where TAct : IAct<TAct> =>
        DatabaseErrorText.ExplainAsync(operation.IsReading, () => RecordingRefusalAsync(actor, operation, () =>
        {
            limiter.Take(actor);
            return CommitAsync(async db => await work(await ActAsync<TAct>(db, actor, operation)), PatienceOf(operation), actor);
        }));

    /// <inheritdoc cref="WriteAsync{TAct, T}"/>
    internal Task WriteAsync<TAct>(Actor actor, AuditedOperation operation, Func<TAct, Task> work) where TAct : IAct<TAct> =>
        WriteAsync<TAct, bool>(actor, operation, async act =>
        {
            await work(act);
            return true;
        });

    /// <summary>
    /// Somebody acts who is not signed in yet, such as with a link: what lets them in is asked by the work, and no rights. A refusal, and
    /// what ends with their old password, is on record as theirs.
    /// </summary>
    internal Task<T> WriteOnTheWayInAsync<T>(Actor arriving, AuditAction action, Func<OrgChatDb, Actor, Task<T>> work) =>
        DatabaseErrorText.ExplainAsync(isReading: false, () => RecordingRefusalAsync(
            arriving, new AuditedOperation(action), () => CommitAsync(db => work(db, arriving), actor: arriving)));

    /// <summary>The program itself reads, from one moment of the database; nobody’s rights are asked. Nothing read is tracked.</summary>
    public Task<T> ReadAsync<T>(Func<OrgChatDb, Task<T>> work) =>
        DatabaseErrorText.ExplainAsync(isReading: true, () => ReadOnlyAsync(work));

    /// <summary>The program itself acts, in one transaction; nobody’s rights are asked. See <see cref="WriteAsync{TAct, T}"/>.</summary>
    public Task<T> WriteAsync<T>(Func<OrgChatDb, Task<T>> work) =>
        DatabaseErrorText.ExplainAsync(isReading: false, () => CommitAsync(work));

    /// <inheritdoc cref="WriteAsync{T}(Func{OrgChatDb, Task{T}})"/>
    public Task WriteAsync(Func<OrgChatDb, Task> work) => WriteAsync(async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>A context for Identity’s stores, which save by themselves; it waits at the same gate.</summary>
    public OrgChatDb ForIdentity() => new(writing, Keys, memory, identity: new IdentityWriter(writer, signals, clock));

    /// <summary>Brings the file to the newest version and checks that SQLite keeps the promises the application makes.</summary>
    public async Task MigrateAsync()
    {
        using var turn = await gate.EnterAsync();
        await using var db = new OrgChatDb(writing, Keys, memory);
        await PlainTextMigration.SealAsync(db, clock.GetUtcNow());
        await db.Database.MigrateAsync();
        await SqliteSettingsInterceptor.AssertAsync(db);
        await OrganizationKeyFactory.EnsureAsync(db, clock.GetUtcNow());
        await PlainNameMigration.SealAsync(db);
        await OldRowMigration.AuthenticateAsync(db);
        await SearchIndexMigration.BringUpToDateAsync(db);
    }

    /// <summary>Reads something, to see that the database answers.</summary>
    public Task AnswerAsync(CancellationToken cancel) => ReadAsync(db => db.Organizations.AnyAsync(cancel));

    /// <summary>Another number than the last time when another process has written to the file meanwhile.</summary>
    internal Task<long> OutsideRevisionAsync() => writer.OutsideRevisionAsync();

    /// <summary>
    /// Writes the database as it stands at this moment into a new file. It only reads, beside readers and the one writer, and checkpoints
    /// nothing.
    /// </summary>
    internal async Task CopyToAsync(string file)
    {
        await using var db = new OrgChatDb(reading);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}");
    }

    /// <summary>Brings refusals that were only counted into the record; see <see cref="RefusalAuditor"/>.</summary>
    internal Task RecordCountedRefusalsAsync(bool alsoThisMinute = false) => refusals.RecordCountsAsync(alsoThisMinute);

    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
        gate.Dispose();
        Close(reading);
        Close(writing);
    }

    /// <summary>
    /// A refusal is itself accounted for, after the act was rolled back; if it cannot be, that is the failure. Who only waited in vain was
    /// refused nothing.
    /// </summary>
    private async Task<T> RecordingRefusalAsync<T>(Actor actor, AuditedOperation operation, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (RefusedException refused) when (refused is not UnavailableException { IsBusy: true })
        {
            await refusals.RecordAsync(actor, operation, refused.Reason, PatienceOf(operation));
            throw;
        }
    }

    private async Task<TAct> ActAsync<TAct>(OrgChatDb db, Actor actor, AuditedOperation operation) where TAct : IAct<TAct>
    {
        var now = clock.GetUtcNow();
        var (person, session) = await db.ActingAsync(actor, now, mayBeKnown: TAct.MayKnowPeople);
        Tokens.Learn(person.Id, person.OrganizationId);
        return TAct.Begin(new ActBeginning(db, actor, operation, person, session, now));
    }

    private async Task<T> ReadOnlyAsync<T>(Func<OrgChatDb, Task<T>> work)
    {
        var connection = readers.Take();
        try
        {
            connection.Run("BEGIN");
            var commit = memory.Commits.NumberOf(connection.Moment());
            return await connection.WorkAsync(db =>
            {
                db.Commit = commit;
                return work(db);
            });
        }
        finally
        {
            readers.Give(connection);
        }
    }

    private static TimeSpan? PatienceOf(AuditedOperation operation) => operation.IsReading ? ReadersPatience : null;

    private async Task<T> CommitAsync<T>(Func<OrgChatDb, Task<T>> work, TimeSpan? patience = null, Actor actor = default)
    {
        try
        {
            return await CommitOnceAsync(work, patience, actor);
        }
        catch (Exception failure) when (DatabaseErrorText.IsFull(failure) && Ballast.GiveUp())
        {
            return await CommitOnceAsync(work, patience, actor);
        }
    }

    // What the program does by itself may take long, or change what is kept in memory, such as keys: it shares its commit with nobody.
    private Task<T> CommitOnceAsync<T>(Func<OrgChatDb, Task<T>> work, TimeSpan? patience, Actor actor) =>
        writer.RunAsync((connection, mayBeLost) => connection.WorkAsync(db => SaveAsync(db, mayBeLost, work, actor)), patience,
            isAlone: actor == default);

    private async Task<Written<T>> SaveAsync<T>(OrgChatDb db, bool mayBeLost, Func<OrgChatDb, Task<T>> work, Actor actor)
    {
        db.HasNewNames = mayBeLost;
        var result = await work(db);
        await SessionRevocation.FollowAccountsAsync(db, actor, clock.GetUtcNow());
        var changes = SignalCollector.Of(db.ChangeTracker);
        db.Memory?.Follow(db.ChangeTracker);
        await db.SaveChangesAsync();
        if (actor == default)
        {
            db.Memory?.Forget();
        }

        return new Written<T>(result, changes);
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

    private KeptConnection Open(SqliteConnectionStringBuilder given, SqliteOpenMode mode) => new(
        new SqliteConnectionStringBuilder(given.ConnectionString) { Mode = mode, Pooling = false }.ConnectionString,
        connection =>
        {
            var options = Options(options => options.UseSqlite(connection).AddInterceptors(new PreparedCommandInterceptor()), mode);
            return () => new OrgChatDb(options, Keys, memory, Tokens)
            {
                Database = { AutoTransactionBehavior = AutoTransactionBehavior.Never },
            };
        });

    private static DbContextOptions<OrgChatDb> Options(SqliteConnectionStringBuilder given, SqliteOpenMode mode) =>
        Options(options => options.UseSqlite(new SqliteConnectionStringBuilder(given.ConnectionString) { Mode = mode }.ConnectionString),
            mode);

    private static DbContextOptions<OrgChatDb> Options(Func<DbContextOptionsBuilder<OrgChatDb>, DbContextOptionsBuilder> connected,
        SqliteOpenMode mode)
    {
        var options = new DbContextOptionsBuilder<OrgChatDb>();
        connected(options).AddInterceptors(Interceptors).ReplaceService<IDatabase, PreparedRowWriter>();
        if (mode == SqliteOpenMode.ReadOnly)
        {
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTrackingWithIdentityResolution);
        }

        return options.Options;
    }
}
