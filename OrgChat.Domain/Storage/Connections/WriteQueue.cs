using Microsoft.Data.Sqlite;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// One act writes at a time, and acts that wait for each other share a commit: who is done while others wait leaves the transaction open
/// to them, and it is committed as soon as whoever waited by then has had the turn. Nobody is told of success before that.
/// </summary>
/// <remarks>
/// Acts of a transaction stand apart by savepoints: what one wrote goes when it is refused, and the others’ stays. Where all of it is lost,
/// each is tried once more on its own.
/// </remarks>
internal sealed class WriteQueue(WriteGate gate, Func<KeptConnection> open, Action<Signal> publish, CommitIndex commits)
    : IDisposable
{
    /// <summary>Most acts of one commit.</summary>
    private const int Most = 64;

    /// <summary>How long the end waits for whoever is at work.</summary>
    private static readonly TimeSpan LastAct = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private KeptConnection? connection;
    private (KeptConnection? Connection, long OutsideRevision) known;
    private WriteBatch? batch;
    private int waiting;
    private bool isDisposed;

    private KeptConnection Connection => connection ??= open();

    /// <summary>Does the work in a transaction; when this returns, what it wrote is on disk.</summary>
    /// <param name="work">Given the connection, and whether what others wrote before it in the same transaction may yet be lost.</param>
    /// <param name="most">The longest wait for the turn, for who is less patient than the gate.</param>
    /// <param name="isAlone">Whether it shares its commit with nobody.</param>
    /// <exception cref="UnavailableException">Somebody else kept writing until the patience ended.</exception>
    public async Task<T> RunAsync<T>(Func<KeptConnection, bool, Task<Written<T>>> work, TimeSpan? most, bool isAlone)
    {
        var (result, joined) = await RunInTurnAsync(work, gate.PatienceOf(most), isAlone);
        return await joined.Ended is not { } failure ? result
            : isAlone ? throw failure
            : await RunAsync(work, most, isAlone: true);
    }

    /// <summary>Lets something write that has a connection of its own.</summary>
    /// <exception cref="UnavailableException">Somebody else kept writing until the patience ended.</exception>
    public async Task<T> BesideAsync<T>(Func<Task<T>> save)
    {
        var patience = gate.PatienceOf(null);
        await EnterAsync(patience).ConfigureAwait(false);
        try
        {
            Commit();
            using var entered = await gate.EnterAsync(patience).ConfigureAwait(false);
            Connection.LookOutside();
            var saved = await save();
            Connection.LookOutside(isOurs: true);
            Note(null);
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
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (batch is null)
            {
                Note([]);
            }

            return Connection.OutsideRevision;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Whoever is done is told of it.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (turn.Wait(LastAct))
        {
            Commit();
        }

        connection?.Dispose();
        turn.Dispose();
    }

    private async Task<(T Result, WriteBatch Joined)> RunInTurnAsync<T>(
        Func<KeptConnection, bool, Task<Written<T>>> work, Patience patience, bool isAlone)
    {
        await EnterAsync(patience).ConfigureAwait(false);
        try
        {
            if (isAlone)
            {
                Commit();
            }

            batch ??= await BeginAsync(patience).ConfigureAwait(false);
            batch.IsAlone = isAlone;
            var joined = batch;
            var result = await RunApartAsync(joined, work);
            if (isAlone || joined.Count == Most || Volatile.Read(ref waiting) == 0)
            {
                Commit();
            }
            else if (joined.Count == 1)
            {
                _ = CommitInTurnAsync(joined);
            }

            return (result, joined);
        }
        finally
        {
            turn.Release();
        }
    }

    // Whoever has the turn writes at once: nobody waits until the screen that asked is free.
    private async Task EnterAsync(Patience patience)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            if (!await turn.WaitAsync(patience.Left).ConfigureAwait(false))
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
        var entered = await gate.EnterAsync(patience).ConfigureAwait(false);
        try
        {
            await Connection.BeginAsync(patience).ConfigureAwait(false);
            return new WriteBatch(entered);
        }
        catch
        {
            RollBack();
            entered.Dispose();
            throw;
        }
    }

    private async Task<T> RunApartAsync<T>(WriteBatch joined, Func<KeptConnection, bool, Task<Written<T>>> work)
    {
        var isFirst = joined.Count == 0;
        if (!isFirst)
        {
            Connection.BeginPart();
        }

        try
        {
            var written = await work(Connection, !isFirst);
            Connection.RequireTransaction();
            if (!isFirst)
            {
                Connection.EndPart();
            }

            joined.Add(written.Signals);
            return written.Result;
        }
        catch (Exception failure)
        {
            if (isFirst || !Connection.TryTakeBackPart())
            {
                End(failure);
            }

            throw;
        }
    }

    private async Task CommitInTurnAsync(WriteBatch left)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (batch == left)
            {
                Commit();
            }
        }
        finally
        {
            turn.Release();
        }
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
        }
        catch (SqliteException failure)
        {
            End(failure);
            return;
        }

        Note(batch.IsAlone ? null : Connection.Changed);
        End(null);
    }

    // What the program does by itself may delete all of a table, of which SQLite does not tell.
    private void Note(IReadOnlyCollection<string>? changed)
    {
        var now = Connection.LookNow();
        var seen = (Connection, Connection.OutsideRevision);
        if (changed is null || seen != known)
        {
            known = seen;
            commits.BeginAnew(now);
        }
        else
        {
            commits.Add(now, changed);
        }
    }

    // Before the next turn, so that signals stand in the order of the commits: a right withdrawn before a message.
    private void End(Exception? failure)
    {
        var ended = batch!;
        batch = null;
        try
        {
            if (failure is null)
            {
                ended.Signals.ForEach(publish);
            }
            else
            {
                RollBack();
            }
        }
        finally
        {
            ended.End(failure);
        }
    }

    private void RollBack()
    {
        if (connection?.TryRollBack() == false)
        {
            connection.Dispose();
            connection = null;
        }
    }
}

/// <summary>Acts that are committed together.</summary>
/// <param name="entered">Keeps other programs from writing until it has ended.</param>
internal sealed class WriteBatch(WriterTurn entered)
{
    private readonly TaskCompletionSource<Exception?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count { get; private set; }

    public List<Signal> Signals { get; } = [];

    /// <summary>Whether the program does it by itself.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Why nothing of it was written; null when it is on disk.</summary>
    public Task<Exception?> Ended => ended.Task;

    public void Add(IEnumerable<Signal> signals)
    {
        Signals.AddRange(signals);
        Count++;
    }

    public void End(Exception? failure)
    {
        ended.SetResult(failure);
        entered.Dispose();
    }
}

/// <summary>What an act gave, and who has to hear of it once it is on disk.</summary>
internal sealed record Written<T>(T Result, IReadOnlyList<Signal> Signals);
