using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Search;

/// <summary>
/// Keeps the search index, beside everybody’s work: first what was written before there was one, after a restart where it was; then, again
/// and again, what was written since.
/// </summary>
internal sealed partial class SearchIndexWorker(
    SearchBackfillService backfill, SearchMergeService merge, TimeProvider clock, ILogger<SearchIndexWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isComplete = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            isComplete = isComplete || await TryAsync(() => backfill.RunAsync(stoppingToken));
            await TryAsync(() => merge.RunAsync(stoppingToken));
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
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
