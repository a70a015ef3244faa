namespace OrgChat.Domain.Data;

/// <summary>
/// One writer at a time, in this process and among all processes of this machine (an import beside the running server).
/// SQLite before 3.51.3 can corrupt a WAL file when two connections write and checkpoint at once (the “WAL-reset” bug), so
/// SQLite’s own lock is not enough: whoever writes holds this gate until after the commit and its checkpoint.
/// </summary>
internal sealed class WriteGate(string lockFile) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits for the turn; dispose the result to give it back.</summary>
    /// <exception cref="RefusedException">Another process kept writing for half a minute.</exception>
    public async Task<IDisposable> EnterAsync()
    {
        if (!await turn.WaitAsync(Patience))
        {
            throw Busy(null);
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
            catch (IOException busy)
            {
                if (TimeProvider.System.GetElapsedTime(deadline) > Patience)
                {
                    throw Busy(busy);
                }

                await Task.Delay(Pause);
            }
        }
    }

    private static RefusedException Busy(Exception? cause) =>
        new("The clinic’s records are busy and this was not saved. Your text is kept; try again in a moment.", cause!);

    private sealed class Turn(WriteGate gate, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            gate.turn.Release();
        }
    }
}
