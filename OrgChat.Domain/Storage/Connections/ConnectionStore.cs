using System.Collections.Concurrent;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>Connections that are not in use just now; of those, as many stay open as a busy moment needs.</summary>
internal sealed class ConnectionStore(Func<KeptConnection> open) : IDisposable
{
    private const int Most = 16;

    private readonly ConcurrentBag<KeptConnection> idle = [];
    private bool isDisposed;

    /// <summary>One for the caller alone.</summary>
    public KeptConnection Take() => idle.TryTake(out var connection) ? connection : open();

    /// <summary>Gives one back; what it read of one moment ends with that.</summary>
    public void Give(KeptConnection connection)
    {
        if (!connection.TryRollBack() || isDisposed || idle.Count >= Most)
        {
            connection.Dispose();
        }
        else
        {
            idle.Add(connection);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
