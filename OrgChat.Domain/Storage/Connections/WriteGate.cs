using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// One writer at a time, in this process and among all processes of this machine (an import beside the running server).
/// SQLite before 3.51.3 can corrupt a WAL file when two connections write and checkpoint at once (the “WAL-reset” bug), so
/// SQLite’s own lock is not enough: whoever writes holds this gate until after the commit and its checkpoint.
/// </summary>
internal sealed class WriteGate(string lockFile, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits for the turn; dispose the result to give it back.</summary>
    /// <param name="most">The longest wait, for who is less patient than the gate.</param>
    /// <exception cref="UnavailableException">Somebody else kept writing until the patience ended.</exception>
    /// <exception cref="IOException">The lock file cannot be made or opened: the disk is full, read-only or gone.</exception>
    public Task<WriterTurn> EnterAsync(TimeSpan? most = null) => EnterAsync(PatienceOf(most));

    /// <inheritdoc cref="EnterAsync(TimeSpan?)"/>
    public async Task<WriterTurn> EnterAsync(Patience wait)
    {
        if (!await turn.WaitAsync(wait.Left).ConfigureAwait(false))
        {
            throw DatabaseErrorText.BusyNow(null);
        }

        try
        {
            return new WriterTurn(await LockFileAsync(wait).ConfigureAwait(false), turn);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>A wait that begins now.</summary>
    public Patience PatienceOf(TimeSpan? most) => new(most < patience ? most.Value : patience);

    public void Dispose() => turn.Dispose();

    private async Task<FileStream> LockFileAsync(Patience wait)
    {
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException busy) when (busy.IsInUse())
            {
                if (wait.Left == TimeSpan.Zero)
                {
                    throw DatabaseErrorText.BusyNow(busy);
                }

                await Task.Delay(Pause).ConfigureAwait(false);
            }
        }
    }
}

/// <summary>The one writer’s turn, until it is disposed.</summary>
/// <param name="file">Open for this process alone as long as the turn lasts.</param>
/// <param name="gate">The turn within this process.</param>
internal sealed class WriterTurn(FileStream file, SemaphoreSlim gate) : IDisposable
{
    public void Dispose()
    {
        file.Dispose();
        gate.Release();
    }
}

/// <summary>How long somebody waits for the records in all, whatever they wait for.</summary>
internal sealed class Patience(TimeSpan whole)
{
    private readonly long began = TimeProvider.System.GetTimestamp();

    public TimeSpan Left => TimeProvider.System.GetElapsedTime(began) is var waited && waited < whole ? whole - waited : TimeSpan.Zero;
}
