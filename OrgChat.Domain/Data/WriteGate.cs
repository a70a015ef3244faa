namespace OrgChat.Domain.Data;

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
    /// <exception cref="UnavailableException">Another process kept writing until the patience ended.</exception>
    /// <exception cref="IOException">The lock file cannot be made or opened: the disk is full, read-only or gone.</exception>
    public async Task<IDisposable> EnterAsync()
    {
        if (!await turn.WaitAsync(patience))
        {
            throw Failures.BusyNow(null);
        }

        try
        {
            return new Turn(this, await LockFileAsync());
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<FileStream> LockFileAsync()
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException busy) when (busy.IsInUse())
            {
                if (TimeProvider.System.GetElapsedTime(deadline) > patience)
                {
                    throw Failures.BusyNow(busy);
                }

                await Task.Delay(Pause);
            }
        }
    }

    private sealed class Turn(WriteGate gate, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            gate.turn.Release();
        }
    }
}
