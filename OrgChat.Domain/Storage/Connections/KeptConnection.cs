using Microsoft.Data.Sqlite;
using OrgChat.Domain.Storage.Database;
using SQLitePCL;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// A connection that stays open from one work to the next, so that neither its settings nor the statements it knows are made again. It
/// begins and ends its transactions itself; contexts only work within them.
/// </summary>
internal sealed class KeptConnection : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly SqliteConnection connection;
    private readonly Func<OrgChatDb> makeContext;
    private readonly SqliteCommand askVersion;
    private readonly WriterMemory memory = new();
    private readonly HashSet<string> changed = [];
    private OrgChatDb? context;
    private long? version;

    /// <param name="connectionString">Not of a pool: this is one.</param>
    /// <param name="prepareContext">Prepares what contexts on this connection have in common.</param>
    public KeptConnection(string connectionString, Func<SqliteConnection, Func<OrgChatDb>> prepareContext)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        SqliteSettingsInterceptor.Set(connection);
        makeContext = prepareContext(connection);
        raw.sqlite3_update_hook(connection.Handle, (_, _, _, table, _) => changed.Add(table), null);
        askVersion = connection.CreateCommand();
#pragma warning disable RS0030 // A constant.
        askVersion.CommandText = "PRAGMA data_version";
#pragma warning restore RS0030
    }

    private bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>How often other programs were seen to have written.</summary>
    public long OutsideRevision { get; private set; }

    /// <summary>The tables this connection has changed in its present or last transaction, or tried to.</summary>
    public IReadOnlyCollection<string> Changed => changed;

    /// <summary>Which state of the file the transaction under way sees.</summary>
    public Moment? Moment() => Connections.Moment.Of(connection.Handle!);

    /// <summary>The state of the file now; looks outside, too. Null where that fails: what was committed before stays so.</summary>
    public Moment? LookNow()
    {
        try
        {
            Run("BEGIN");
            var now = Moment();
            LookOutside();
            return now;
        }
        catch (SqliteException)
        {
            return null;
        }
        finally
        {
            Ask("ROLLBACK");
        }
    }

    /// <summary>Begins to write; a program beside this one that writes just now is waited for, on nobody’s thread.</summary>
    /// <exception cref="SqliteException">It went on writing until the patience ended.</exception>
    public async Task BeginAsync(Patience patience)
    {
        int answer;
        while ((answer = Ask("BEGIN IMMEDIATE")) == DatabaseErrorText.Busy && patience.Left > TimeSpan.Zero)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
        }

        SqliteException.ThrowExceptionForRC(answer, connection.Handle);
        changed.Clear();
        LookOutside();
    }

    /// <summary>Looks whether another connection has committed: then nothing is known any more.</summary>
    /// <param name="isOurs">Whether it can only have been this program’s.</param>
    public void LookOutside(bool isOurs = false)
    {
        var now = (long)askVersion.ExecuteScalar()!;
        if (version != now)
        {
            memory.Forget();
            OutsideRevision += version is null || isOurs ? 0 : 1;
            version = now;
        }
    }

    /// <summary>Works with a context that knows nothing yet; one that has failed is not used again.</summary>
    public async Task<T> WorkAsync<T>(Func<OrgChatDb, Task<T>> work)
    {
        var db = context ?? makeContext();
        (context, db.Memory) = (null, version is null ? null : memory);
        try
        {
            var result = await work(db);
            db.Forget();
            context = db;
            return result;
        }
        finally
        {
            if (context != db)
            {
                memory.Forget();
                await db.DisposeAsync();
            }
        }
    }

    /// <summary>Runs a statement that takes nothing and answers nothing, such as COMMIT.</summary>
    public void Run(string statement) => SqliteException.ThrowExceptionForRC(Ask(statement), connection.Handle);

    /// <summary>What is written from here on can be taken back on its own.</summary>
    public void BeginPart() => Run("SAVEPOINT part");

    /// <summary>It is no longer taken back on its own.</summary>
    public void EndPart() => Run("RELEASE part");

    /// <returns>False when all of the transaction is lost, or that was not possible.</returns>
    public bool TryTakeBackPart() => IsInTransaction && Ask("ROLLBACK TO part; RELEASE part") == raw.SQLITE_OK;

    /// <summary>SQLite may have taken the transaction back by itself, as on a full disk.</summary>
    /// <exception cref="InvalidOperationException">It has: what is written now would be committed on its own.</exception>
    public void RequireTransaction()
    {
        if (!IsInTransaction)
        {
            throw new InvalidOperationException("SQLite has taken back the transaction.");
        }
    }

    /// <returns>False when not even that was possible: such a connection is not used again.</returns>
    public bool TryRollBack()
    {
        memory.Forget();
        return !IsInTransaction || Ask("ROLLBACK") == raw.SQLITE_OK;
    }

    public void Dispose()
    {
        context?.Dispose();
        askVersion.Dispose();
        connection.Dispose();
    }

    private int Ask(string statement) => raw.sqlite3_exec(connection.Handle, statement);
}
