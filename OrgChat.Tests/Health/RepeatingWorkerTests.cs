using Microsoft.Extensions.Logging;
using OrgChat.Tests.Support;
using OrgChat.Web;

namespace OrgChat.Tests.Health;

public sealed class RepeatingWorkerTests : ClinicTest
{
    [Fact]
    public async Task A_turn_that_fails_is_in_the_log_and_the_next_one_is_done_by_the_clock()
    {
        var turns = 0;
        using var worker = new Worker(TimeSpan.FromMinutes(1), Clinic.Clock, Clinic.LogOf<Worker>(), _ =>
            Interlocked.Increment(ref turns) == 1 ? throw new InvalidOperationException("The first one fails.") : Task.CompletedTask);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        turns.Should().Be(0);

        await PassUntilAsync(() => Volatile.Read(ref turns) > 1);
        Clinic.Log.Should().ContainSingle(line => line.Contains("Worker failed in a turn", StringComparison.Ordinal));
        await worker.StopAsync(TestContext.Current.CancellationToken);

        worker.ExecuteTask!.IsFaulted.Should().BeFalse();
    }

    [Fact]
    public async Task The_end_of_the_server_is_no_failure()
    {
        var hasBegun = false;
        using var worker = new Worker(TimeSpan.FromMinutes(1), Clinic.Clock, Clinic.LogOf<Worker>(), stopping =>
        {
            Volatile.Write(ref hasBegun, true);
            return Task.Delay(Timeout.Infinite, stopping);
        });
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await PassUntilAsync(() => Volatile.Read(ref hasBegun));

        await worker.StopAsync(TestContext.Current.CancellationToken);

        Clinic.Log.Should().NotContain(line => line.Contains("failed in a turn", StringComparison.Ordinal));
    }

    // The worker’s clock begins somewhere beside the test.
    private Task PassUntilAsync(Func<bool> holds) => Eventually.TrueAsync(() =>
    {
        Clinic.Later();
        return holds();
    });

    private sealed class Worker(TimeSpan pause, TimeProvider clock, ILogger log, Func<CancellationToken, Task> turn)
        : RepeatingWorker(pause, clock, log)
    {
        protected override Task TurnAsync(CancellationToken stopping) => turn(stopping);
    }
}
