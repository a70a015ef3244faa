using Microsoft.Data.Sqlite;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// One act writes at a time, and acts that wait for each other share a commit: who is done while others wait leaves the transaction open
/// to them, and it is committed when its first act has the turn again. Nobody is told of success before that.
/// </summary>
/// <remarks>
/// Acts of a transaction stand apart by savepoints: what one wrote goes when it is refused, and the others’ stays. Where the commit itself
/// fails, each is tried once more on its own.
/// </remarks>
internal sealed class WriteQueue(WriteGate gate, Func<KeptConnection> open, Action<Signal> publish) : IDisposable
{
    /// <summary>Most acts of one commit.</summary>
    private const int Most = 64;

    private readonly SemaphoreSlim turn = new(1, 1);
    private KeptConnection? connection;
    private WriteBatch? batch;
    private int waiting;

    private KeptConnection Connection => connection ??= open();

    /// <summary>Does the work in a transaction; when this returns, what it wrote is on disk.</summary>
    /// <param name="work">Given the connection, and whether what others wrote before it in the same transaction may yet be lost.</param>
    /// <param name="most">The longest wait for the turn, for who is less patient than the gate.</param>
    /// <param name="isAlone">Whether it shares its commit with nobody.</param>
    /// <exception cref="UnavailableException">Somebody else kept writing until the patience ended.</exception>
    public async Task<T> RunAsync<T>(Func<KeptConnection, bool, Task<Written<T>>> work, TimeSpan? most, bool isAlone)
    {
        var (result, joined) = await RunInTurnAsync(work, gate.PatienceOf(most), isAlone);
        await FinishAsync(joined);
        return joined.Failure is null ? result
            : joined.Count > 1 ? await RunAsync(work, most, isAlone: true)
            : throw joined.Failure;
    }

    /// <summary>Lets something write that has a connection of its own.</summary>
    /// <exception cref="UnavailableException">Somebody else kept writing until the patience ended.</exception>
    public async Task<T> BesideAsync<T>(Func<Task<T>> save)
    {
        var patience = gate.PatienceOf(null);
        await EnterAsync(patience);
        try
        {
            Commit();
            using var entered = await gate.EnterAsync(patience);
            Connection.LookOutside();
            var saved = await save();
            Connection.LookOutside(isOurs: true);
            return saved;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Another number than the last time when another program has written meanwhile.</summary>
    public async Task<long> OutsideRevisionAsync()
    {
        await turn.WaitAsync();
        try
        {
            Connection.LookOutside();
            return Connection.OutsideRevision;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        turn.Dispose();
    }

    private async Task<(T Result, WriteBatch Joined)> RunInTurnAsync<T>(
        Func<KeptConnection, bool, Task<Written<T>>> work, Patience patience, bool isAlone)
    {
        await EnterAsync(patience);
        try
        {
            if (isAlone)
            {
                Commit();
            }

            batch ??= await BeginAsync(patience);
            var joined = batch;
            var result = await RunApartAsync(joined, work);
            if (isAlone || joined.Count == Most || Volatile.Read(ref waiting) == 0)
            {
                Commit();
            }

            return (result, joined);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task EnterAsync(Patience patience)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            if (!await turn.WaitAsync(patience.Left))
            {
                throw DatabaseErrorText.BusyNow(null);
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task<WriteBatch> BeginAsync(Patience patience)
    {
        var entered = await gate.EnterAsync(patience);
        try
        {
            await Connection.BeginAsync(patience);
            return new WriteBatch(entered);
        }
        catch
        {
            entered.Dispose();
            throw;
        }
    }

    private async Task<T> RunApartAsync<T>(WriteBatch joined, Func<KeptConnection, bool, Task<Written<T>>> work)
    {
        var isFirst = joined.Count == 0;
        try
        {
            if (!isFirst)
            {
                Connection.Run("SAVEPOINT act");
            }

            var written = await work(Connection, !isFirst);
            if (!isFirst)
            {
                Connection.Run("RELEASE act");
            }

            joined.Add(written.Signals);
            return written.Result;
        }
        catch (Exception failure)
        {
            TakeBack(isFirst, failure);
            throw;
        }
    }

    /// <summary>SQLite may have taken back the whole transaction by itself, as on a full disk.</summary>
    private void TakeBack(bool isAll, Exception failure)
    {
        if (!isAll && Connection.IsInTransaction)
        {
            Connection.Run("ROLLBACK TO act");
            Connection.Run("RELEASE act");
        }
        else
        {
            End(failure);
        }
    }

    private async Task FinishAsync(WriteBatch joined)
    {
        if (joined.HasEnded)
        {
            return;
        }

        await turn.WaitAsync();
        if (batch == joined)
        {
            Commit();
        }

        turn.Release();
    }

    private void Commit()
    {
        if (batch is null)
        {
            return;
        }

        try
        {
            Connection.Run("COMMIT");
            End(null);
        }
        catch (SqliteException failure)
        {
            End(failure);
        }
    }

    // Before the next turn, so that signals stand in the order of the commits: a right withdrawn before a message.
    private void End(Exception? failure)
    {
        var ended = batch!;
        batch = null;
        if (failure is null)
        {
            ended.Signals.ForEach(publish);
        }
        else if (!Connection.TryRollBack())
        {
            Connection.Dispose();
            connection = null;
        }

        ended.End(failure);
    }
}

/// <summary>Acts that are committed together.</summary>
/// <param name="entered">Keeps other programs from writing until it has ended.</param>
internal sealed class WriteBatch(WriterTurn entered)
{
    private volatile bool hasEnded;

    public int Count { get; private set; }

    public List<Signal> Signals { get; } = [];

    public bool HasEnded => hasEnded;

    /// <summary>Why nothing of it was written; null when it is on disk, or has not ended yet.</summary>
    public Exception? Failure { get; private set; }

    public void Add(IEnumerable<Signal> signals)
    {
        Signals.AddRange(signals);
        Count++;
    }

    public void End(Exception? failure)
    {
        Failure = failure;
        entered.Dispose();
        hasEnded = true;
    }
}

/// <summary>What an act gave, and who has to hear of it once it is on disk.</summary>
internal sealed record Written<T>(T Result, IReadOnlyList<Signal> Signals);
