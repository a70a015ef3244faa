using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Search;

/// <summary>Indexes, beside everybody’s work, what was written before there was a search index; after a restart it goes on.</summary>
internal sealed partial class SearchIndexWorker(SearchBackfillService backfill, TimeProvider clock, ILogger<SearchIndexWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        try
        {
            await backfill.RunAsync(stopping);
            return true;
        }
        catch (RefusedException busy)
        {
            LogBusy(busy);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index could not be completed now; it is tried again.")]
    private partial void LogBusy(Exception busy);
}
