using OrgChat.Domain.Model;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Support;
using OrgChat.Web.Backups;

namespace OrgChat.Tests.Health;

/// <summary>
/// Once a week every file and a sample of texts are opened; what does not open turns health, is on record, and admins are told.
/// </summary>
public sealed class WeeklyCheckWorkerTests : AttachmentTest
{
    public static TheoryData<string> Spoils => ["changed", "cut", "emptied", "taken away"];

    [Theory, MemberData(nameof(Spoils))]
    public async Task A_file_that_is_damaged_is_found_by_looking_told_once_and_forgotten_when_it_is_whole_again(string spoil)
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync());
        await SendAsync(Clinic.Ana, await StartAsync());
        await LookAsync();
        (await HealthAsync()).Status.Should().Be(HealthStatus.Healthy);
        var stored = await File.ReadAllBytesAsync(Clinic.Store.PathOf(file.Id));
        Spoil(file, stored, spoil);

        await LookAsync();
        await LookAsync();

        (await HealthAsync())
            .Should().BeEquivalentTo(new { Status = HealthStatus.Unhealthy, Description = "1 files and 0 texts do not open." });
        (await Clinic.RecordAsync()).Where(entry => entry.Action == AuditAction.FileDamaged)
            .Should().ContainSingle("it is no news the second time")
            .Which.Should()
            .BeEquivalentTo(
                new { ActorName = "OrgChat", Facts = new AuditFacts { FileType = "application/pdf" }, ClientName = "Ana Ruiz" });
        (await Clinic.Found.OfAsync(Clinic.Ines)).Should().Be(new Damage(false, 1, 0));
        (await Clinic.Found.OfAsync(Clinic.Ida)).IsAny.Should().BeFalse("it is another clinic’s");
        Clinic.Log.Should().ContainSingle(line => line.StartsWith($"File {file.Id} is damaged or missing.", StringComparison.Ordinal));

        await File.WriteAllBytesAsync(Clinic.Store.PathOf(file.Id), stored);
        await LookAsync();
        (await HealthAsync()).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_file_that_a_reader_found_damaged_counts_at_once()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync());
        File.Delete(Clinic.Store.PathOf(file.Id));

        await Clinic.Files.Awaiting(files => files.RequireWholeAsync(Clinic.Maria, file, default))
            .Should().ThrowAsync<DamagedFileException>();

        (await HealthAsync()).Status.Should().Be(HealthStatus.Unhealthy);
        (await Clinic.Found.OfAsync(Clinic.Ines)).Files.Should().Be(1);
        await Clinic.HidesAsync(() => Clinic.Found.OfAsync(Clinic.Maria), MissingKind.Page);
    }

    [Theory]
    [InlineData("UPDATE Messages SET SealedText = zeroblob(40)", "a text that does not open")]
    [InlineData("UPDATE Messages SET SentAt = SentAt + 1", "a row that is not as it was written")]
    public async Task A_text_that_is_damaged_is_found_by_looking(string damage, string because)
    {
        await Clinic.SayAsync(Clinic.Ana, await StartAsync(), "Quetzalcoatlus");
        await LookAsync();
        Contents.Ask(Clinic.File, damage);

        await LookAsync();

        (await HealthAsync())
            .Should().BeEquivalentTo(new { Status = HealthStatus.Unhealthy, Description = "0 files and 1 texts do not open." }, because);
        (await Clinic.RecordAsync())
            .Should().ContainSingle(entry => entry.Action == AuditAction.TextDamaged).Which.ClientName.Should().Be("Ana Ruiz");
        Clinic.Log.Should().NotContain(line => line.Contains("Quetzalcoatlus", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_due_once_a_week_over_restarts_too_and_every_day_while_something_is_damaged()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync());
        Clinic.WeeklyCheck.IsDue.Should().BeTrue("it was never done");
        await LookAsync();

        IsDueAfterARestart().Should().BeFalse();
        Clinic.Later(7 * 24 * 60);
        IsDueAfterARestart().Should().BeTrue();
        Clinic.WeeklyCheck.IsDue.Should().BeTrue();

        File.Delete(Clinic.Store.PathOf(file.Id));
        await LookAsync();
        Clinic.WeeklyCheck.IsDue.Should().BeFalse();
        IsDueAfterARestart().Should().BeTrue("who starts anew knows of no damage");
        Clinic.Later(24 * 60);
        Clinic.WeeklyCheck.IsDue.Should().BeTrue();
    }

    private Task LookAsync() => Clinic.WeeklyCheck.LookAsync(TestContext.Current.CancellationToken);

    private Task<HealthCheckResult> HealthAsync() =>
        new DamageHealth(Clinic.Damage, Clinic.Found).CheckHealthAsync(new HealthCheckContext());

    private bool IsDueAfterARestart()
    {
        using var next = new WeeklyCheckWorker(Clinic.Database, Clinic.Store, new FoundDamage(Clinic.Database, Clinic.Damage), Clinic.Clock,
            Clinic.LogOf<WeeklyCheckWorker>());
        return next.IsDue;
    }

    private void Spoil(Attachment file, byte[] stored, string how)
    {
        var path = Clinic.Store.PathOf(file.Id);
        switch (how)
        {
            case "changed":
                File.WriteAllBytes(path, [.. stored[..^1], (byte)~stored[^1]]);
                break;
            case "cut":
                File.WriteAllBytes(path, stored[..9]);
                break;
            case "emptied":
                File.WriteAllBytes(path, []);
                break;
            default:
                File.Delete(path);
                break;
        }
    }
}
