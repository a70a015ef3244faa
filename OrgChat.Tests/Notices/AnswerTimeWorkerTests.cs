using OrgChat.Tests.Support;
using OrgChat.Web.Notices;

namespace OrgChat.Tests.Notices;

public sealed class AnswerTimeWorkerTests : ClinicTest
{
    [Fact]
    public async Task A_clinic_that_cannot_be_counted_keeps_none_behind_it_waiting_and_is_tried_again()
    {
        var all = await Clinic.AnswerTimes.DueAsync();
        Contents.Ask(Clinic.File, $"""
            CREATE TRIGGER Broken BEFORE INSERT ON AnswerTimes WHEN NEW.OrganizationId = '{all[0]}' COLLATE NOCASE
            BEGIN SELECT RAISE(ABORT, 'broken'); END
            """);
        using var worker = new AnswerTimeWorker(Clinic.AnswerTimes, Clinic.Clock, Clinic.LogOf<AnswerTimeWorker>());
        await worker.StartAsync(TestContext.Current.CancellationToken);

        await UntilDueAsync(1);
        (await Clinic.AnswerTimes.DueAsync()).Should().Equal(all[0]);

        Contents.Ask(Clinic.File, "DROP TRIGGER Broken");
        await UntilDueAsync(0);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        // The worker’s clock begins somewhere beside the test.
        Task UntilDueAsync(int count) => Eventually.TrueAsync(async () =>
        {
            Clinic.Later(20);
            return (await Clinic.AnswerTimes.DueAsync()).Count == count;
        });
    }
}
