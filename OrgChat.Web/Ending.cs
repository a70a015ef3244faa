using OrgChat.Domain.Data;

namespace OrgChat.Web;

/// <summary>How the server ends: with a mark that it was not cut off.</summary>
internal sealed class Ending(ServerMark mark) : IHostedLifecycleService
{
    public static void Add(IServiceCollection services)
    {
        services.AddHostedService<Ending>();
    }

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
