using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Support;
using OrgChat.Web.Backups;

namespace OrgChat.Tests.Storage;

/// <summary>While the disk fills, uploads stop first and sends next; signing in and reading go on.</summary>
public sealed class DiskSpaceServiceTests : AttachmentTest
{
    /// <summary>More than any disk has.</summary>
    private const int Endless = int.MaxValue;

    [Fact]
    public async Task Below_the_floor_no_file_is_taken_in_messages_are_sent_and_health_is_red()
    {
        var chat = await StartAsync();
        (await HealthAsync()).Should().Be(HealthStatus.Healthy);
        Clinic.DiskOptions.FloorMegabytes = Endless;

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat))).Message
            .Should().Contain("disk is nearly full").And.Contain("your text can still be sent");

        OnDisk().Should().BeEmpty();
        await Clinic.SayAsync(Clinic.Ana, chat, "Without the file.");
        (await HealthAsync()).Should().Be(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Below_the_lower_floor_the_text_is_kept_and_people_sign_in_and_read()
    {
        var chat = await StartAsync();
        var (sent, draft) = (new Draft(Guid.NewGuid(), "Sent before."), new Draft(Guid.NewGuid(), "Not sent."));
        await Clinic.Messages.SendAsync(Clinic.Ana, chat, sent);
        Clinic.DiskOptions.SendFloorMegabytes = Endless;

        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, draft);
        var refused = await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, draft));

        refused.Should().BeOfType<UnavailableException>().Which.Message
            .Should().Be("The server’s disk is nearly full. This was not saved. Your text is kept; tell an admin, then send it again.");
        (await Clinic.Messages.SendAsync(Clinic.Ana, chat, sent)).Should().Be(1, "it was sent before");
        var session = await Clinic.Sessions.StartAsync(Clinic.Ana, null);
        (await Clinic.Reader.OpenAsync(new Actor(Clinic.Ana, session), chat)).Draft!.Text.Should().Be("Not sent.");
    }

    [Fact]
    public async Task What_a_client_uploads_in_a_day_is_measured_by_the_disk_and_what_the_team_does_is_not()
    {
        var chat = await StartAsync();
        Clinic.DiskOptions.FloorMegabytes = (int)(Clinic.Room.Free / 1_000_000) - 500;
        var half = new string('a', 14_000_000);

        await UploadAsync(Clinic.Ana, chat, "notes.txt", Samples.Text(half));
        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, "notes.txt", Samples.Text(half)))).Message
            .Should().StartWith("You have uploaded as much as one person can in a day.");
        await UploadAsync(Clinic.Maria, chat, "notes.txt", Samples.Text(half));
        await UploadAsync(Clinic.Maria, chat, "notes.txt", Samples.Text(half));
    }

    [Fact]
    public async Task A_full_disk_gets_the_space_that_was_held_and_the_act_is_done()
    {
        Clinic.Database.Ballast.Keep();
        Clinic.Database.Ballast.Keep();
        new FileInfo(Clinic.File + ".ballast").Length.Should().Be(Ballast.Bytes);

        var tries = 0;
        var session = await Clinic.Database.WriteAsync(db => ++tries == 1
            ? throw new SqliteException("database or disk is full", 13)
            : Task.FromResult("signed in"));

        (session, tries, File.Exists(Clinic.File + ".ballast")).Should().Be(("signed in", 2, false));
        var full = () => Clinic.Database.WriteAsync(db => throw new SqliteException("database or disk is full", 13));
        (await full.Should().ThrowAsync<UnavailableException>()).Which.Message.Should().StartWith("The server’s disk is full.");
    }

    private async Task<HealthStatus> HealthAsync() => (await new DiskHealth(Clinic.Room).CheckHealthAsync(new HealthCheckContext())).Status;
}
