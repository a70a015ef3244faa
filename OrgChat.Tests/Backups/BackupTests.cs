using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Sealing;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Storage;
using OrgChat.Tests.Support;
using OrgChat.Web.Backups;

namespace OrgChat.Tests.Backups;

public sealed class BackupTests : ClinicTest
{
    private const string Canary = "Quetzalcoatlus";

    private string Shelf => Path.Combine(Path.GetDirectoryName(Clinic.File)!, "backups");

    private string Target => Path.Combine(Path.GetDirectoryName(Clinic.File)!, "restored");

    [Fact]
    public async Task A_backup_made_while_people_write_restores_whole_and_shows_no_word()
    {
        var chat = await Clinic.StartAsync(Canary, Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, Canary);
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Clinic.File)!, "attachments", "ab"));
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(Clinic.File)!, "attachments", "ab", "abcd"), new byte[200_000]);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await Clinic.SayAsync(Clinic.Ana, chat, Canary);
        });

        var (file, made) = await Clinic.Backups.MakeAsync(Shelf);
        await writing;
        var restored = await Trial().RestoreAsync(file, Target);

        restored.Should().Be(made);
        restored.Should().BeEquivalentTo(new { Organizations = 2, People = 13, Conversations = 1, Files = 1 });
        restored.Messages.Should().BeInRange(1, 21);
        using var server = new ServerBeside(Path.Combine(Target, "orgchat.db"));
        (await server.Database.ReadAsync(db => db.Messages.ToListAsync()))
            .Should().HaveCount(restored.Messages).And.OnlyContain(m => m.Text == Canary);
        await Disk.HoldsNothingOfAsync([file], Canary, "Ana Ruiz", "orgchat.db", TestClinic.MasterKey.InBase64());
        Directory.GetFileSystemEntries(Shelf).Should().Equal(file);
        Directory.GetDirectories(Path.GetDirectoryName(Clinic.File)!, ".*").Should().BeEmpty("nothing is left of the trial");
    }

    [Fact]
    public async Task A_file_still_coming_in_and_one_message_that_does_not_open_keep_nobody_from_a_backup()
    {
        var chat = await Clinic.StartAsync("A visit", Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "The first.");
        await Clinic.SayAsync(Clinic.Ana, chat, "The second.");
        Contents.Ask(Clinic.File, "UPDATE Messages SET SealedText = zeroblob(80) WHERE Number = 1");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Clinic.File)!, "attachments", "ab")).FullName;
        await using var upload = new FileStream(Path.Combine(folder, "coming"), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await upload.WriteAsync(new byte[1000]);

        var (file, made) = await Clinic.Backups.MakeAsync(Shelf);

        made.Should().BeEquivalentTo(new { Messages = 2, Files = 0 });
        (await Trial().RestoreAsync(file, Path.GetRelativePath(Environment.CurrentDirectory, Target) + Path.DirectorySeparatorChar))
            .Should().Be(made);
    }

    [Fact]
    public async Task A_changed_a_cut_off_and_a_foreign_backup_do_not_restore_and_leave_nothing()
    {
        var (file, _) = await Clinic.Backups.MakeAsync(Shelf);
        var bytes = await File.ReadAllBytesAsync(file);
        foreach (var at in new[] { 12, 20, 36, 41, bytes.Length / 2, bytes.Length - 1 })
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            await RefusesAsync(changed, "This backup is damaged*");
        }

        await RefusesAsync(bytes[..^1], "This backup is damaged*");
        await RefusesAsync(bytes[..(36 + 65536 + 16)], "This backup is damaged*");
        await RefusesAsync([.. bytes, 0], "This backup is damaged*");
        var (second, third) = (36 + 65552, 36 + (2 * 65552));
        await RefusesAsync([.. bytes[..36], .. bytes[second..third], .. bytes[36..second], .. bytes[third..]], "This backup is damaged*");
        await RefusesAsync([.. bytes[..7], 1, .. bytes[8..]], "This backup is damaged*");
        await RefusesAsync([.. bytes[..7], 3, .. bytes[8..]], "This file is no backup*");
        await RefusesAsync("no backup"u8.ToArray(), "This file is no backup*");
    }

    [Fact]
    public async Task A_backup_of_an_earlier_version_restores()
    {
        var chat = await Clinic.StartAsync("A visit", Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        var (file, made) = await Clinic.Backups.MakeAsync(Shelf);
        var earlier = Path.Combine(Shelf, "earlier");
        using var content = new MemoryStream();
        await using (var opened = File.OpenRead(file))
            await new OpeningStream((await BackupFormat.OpenAsync(opened, TestClinic.MasterKey)).Content).CopyToAsync(content);
        await File.WriteAllBytesAsync(earlier, EarlierFormats.Backup(TestClinic.MasterKey, made.MadeAt, content.ToArray()));

        (await Trial().RestoreAsync(earlier, Target)).Should().Be(made);
    }

    [Fact]
    public async Task Another_master_key_and_a_folder_in_use_are_refused_in_clear_words()
    {
        var (file, _) = await Clinic.Backups.MakeAsync(Shelf);
        var other = MasterKey.Random();

        (await FluentActions.Awaiting(() => new BackupVerificationService(other, Clinic.Clock).RestoreAsync(file, Target))
            .Should().ThrowAsync<OperatorException>())
            .WithMessage($"This backup needs the master key {TestClinic.MasterKey.Id}; the one given is {other.Id}.");
        (await FluentActions.Awaiting(() => Trial().RestoreAsync(file, Shelf)).Should().ThrowAsync<OperatorException>())
            .WithMessage("*is not empty*");
        File.Exists(file).Should().BeTrue();
    }

    [Fact]
    public async Task After_a_change_of_the_master_key_the_server_that_still_has_the_former_one_says_so_and_keeps_no_backup()
    {
        await new MasterKeyRotationService(Clinic.Database, Clinic.Clock).RotateAsync(MasterKey.Random());

        (await FluentActions.Awaiting(() => Clinic.Backups.MakeAsync(Shelf)).Should().ThrowAsync<OperatorException>())
            .WithMessage("*its keys do not open, they are wrapped with another master key*");
        Directory.EnumerateFiles(Shelf, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_damaged_database_gets_no_backup_of_its_name()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        Contents.Ask(Clinic.File, "UPDATE Messages SET SealedText = zeroblob(50)");

        (await Clinic.Backups.Awaiting(maker => maker.MakeAsync(Shelf)).Should().ThrowAsync<OperatorException>())
            .WithMessage("*messages do not open*");

        Directory.GetFileSystemEntries(Shelf).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_the_newest_are_kept()
    {
        for (var i = 0; i < 3; i++)
        {
            await Clinic.Backups.MakeAsync(Shelf);
            Clinic.Later(60);
        }

        new BackupStore(Shelf).Prune(2);

        Directory.GetFiles(Shelf).Select(Path.GetFileName)
            .Should().BeEquivalentTo("orgchat-20260302T100000Z.backup", "orgchat-20260302T110000Z.backup");
    }

    [Fact]
    public async Task Health_turns_red_when_the_newest_good_backup_is_too_old()
    {
        var health = new BackupHealth(new BackupOptions { Directory = Shelf }, Clinic.Clock);
        async Task<HealthStatus> AskAsync() => (await health.CheckHealthAsync(new HealthCheckContext())).Status;

        (await AskAsync()).Should().Be(HealthStatus.Unhealthy, "there is none yet");
        await Clinic.Backups.MakeAsync(Shelf);
        (await AskAsync()).Should().Be(HealthStatus.Healthy);
        Clinic.Later(23 * 60);
        (await AskAsync()).Should().Be(HealthStatus.Healthy);
        Clinic.Later(61);
        (await AskAsync()).Should().Be(HealthStatus.Unhealthy);
        (await new BackupHealth(new BackupOptions(), Clinic.Clock).CheckHealthAsync(new HealthCheckContext()))
            .Status.Should().Be(HealthStatus.Healthy);
    }

    private BackupVerificationService Trial() => new(TestClinic.MasterKey, Clinic.Clock);

    private async Task RefusesAsync(byte[] backup, string reason)
    {
        var file = Path.Combine(Shelf, "changed");
        await File.WriteAllBytesAsync(file, backup);
        (await FluentActions.Awaiting(() => Trial().RestoreAsync(file, Target)).Should().ThrowAsync<OperatorException>())
            .WithMessage(reason);
        Directory.Exists(Target).Should().BeFalse();
    }
}
