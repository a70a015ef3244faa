using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Support;
using OrgChat.Web.Backups;

namespace OrgChat.Tests.Health;

/// <summary>Damage is found by looking for it, and not by the person who comes upon it.</summary>
public sealed class DamageCheckWorkerTests : ClinicTest
{
    [Fact]
    public async Task A_page_that_was_lost_turns_health_red_and_is_in_the_log_without_a_word_of_anybody()
    {
        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Quetzalcoatlus");
        (await LookAsync()).Status.Should().Be(HealthStatus.Healthy);
        var lost = Lose("Messages");

        var found = await LookAsync();

        found.Status.Should().Be(HealthStatus.Unhealthy);
        found.Description.Should().StartWith("The database is damaged: ");
        Clinic.Log.Should().ContainSingle(line => line.StartsWith("The database is damaged: ", StringComparison.Ordinal))
            .Which.Should().NotContain("Quetzalcoatlus").And.NotContain("Ana Ruiz");
        lost.Restore();
        (await LookAsync()).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task After_a_cut_it_is_looked_at_once_and_after_a_clean_end_at_night()
    {
        (await LooksOfAServerAsync(endsCleanly: false)).Should().Be(0, "it is the first server here");
        (await LooksOfAServerAsync(endsCleanly: true)).Should().Be(1, "the one before was cut off");
        (await LooksOfAServerAsync(endsCleanly: true)).Should().Be(0);

        Clinic.Mark.Take();
        await Clinic.Damage.StartAsync(default);
        await Eventually.TrueAsync(() =>
        {
            Clinic.Later(60);
            return Looks() > 1;
        });
        await Clinic.Damage.StopAsync(default);
    }

    [Fact]
    public void A_second_server_is_refused_in_words_until_the_first_has_ended()
    {
        Clinic.Mark.Take();
        using (var second = new ServerLockFile(Clinic.Database))
            second.Invoking(mark => mark.Take())
                .Should().Throw<OperatorException>().WithMessage("Another OrgChat server works in * already.*");

        Clinic.Mark.Dispose();
        using var next = new ServerLockFile(Clinic.Database);
        next.Take();
        next.WasCutOff.Should().BeTrue("the first did not say that it had ended");
    }

    private async Task<int> LooksOfAServerAsync(bool endsCleanly)
    {
        var before = Looks();
        using var mark = new ServerLockFile(Clinic.Database);
        using var check = new DamageCheckWorker(Clinic.Database, mark, Clinic.Clock, Clinic.LogOf<DamageCheckWorker>());
        mark.Take();
        await check.StartAsync(default);
        if (mark.WasCutOff)
            await Eventually.TrueAsync(() => Looks() > before);

        await check.StopAsync(default);
        if (endsCleanly)
            mark.End();

        return Looks() - before;
    }

    private int Looks() => Clinic.Log.Count(line => line.StartsWith("The database was looked through", StringComparison.Ordinal));

    private async Task<HealthCheckResult> LookAsync()
    {
        await Clinic.Damage.LookAsync();
        return await new DamageHealth(Clinic.Damage, Clinic.Found).CheckHealthAsync(new HealthCheckContext());
    }

    private LostPage Lose(string table)
    {
        Contents.Ask(Clinic.File, "PRAGMA wal_checkpoint(TRUNCATE)");
        var size = int.Parse(Contents.Ask(Clinic.File, "PRAGMA page_size")[0], System.Globalization.CultureInfo.InvariantCulture);
        var page = int.Parse(Contents.Ask(Clinic.File, $"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")[0],
            System.Globalization.CultureInfo.InvariantCulture);
        return new LostPage(Clinic.File, (page - 1) * size, size);
    }

    private sealed class LostPage
    {
        private readonly string file;
        private readonly int at;
        private readonly byte[] content;

        public LostPage(string file, int at, int size)
        {
            (this.file, this.at) = (file, at);
            content = File.ReadAllBytes(file)[at..(at + size)];
            Write(new byte[size]);
        }

        public void Restore() => Write(content);

        private void Write(byte[] bytes)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.Position = at;
            stream.Write(bytes);
        }
    }
}
