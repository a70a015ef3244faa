using OrgChat.Domain.Storage.Database;

namespace OrgChat.Web;

/// <summary>How the server ends: soon, whoever has a page open, and with a mark that it was not cut off.</summary>
internal sealed class ShutdownWorker(ServerLockFile mark) : IHostedLifecycleService
{
    /// <summary>Longest end; what runs the server in a container kills it after ten seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        mark.End();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
