using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Storage;

/// <summary>What is said to be kept is on disk by then, with its name.</summary>
public sealed class DurableFileTests : AttachmentTest
{
    private string Root => Path.GetDirectoryName(Clinic.File)!;

    [Fact]
    public void A_master_key_its_name_and_its_folder_are_on_disk_before_the_key_is_used()
    {
        using var flushed = new FlushLog(Root);

        MasterKeyFile.Create(Path.Combine(Root, "secrets", "master.key"));

        flushed.Should().HaveCount(3).And.HaveElementAt(0, Root).And.HaveElementAt(2, Path.Combine(Root, "secrets"));
        flushed.ElementAt(1).Should().StartWith(Path.Combine(Root, "secrets", "master.key"));
        Directory.GetFiles(Path.Combine(Root, "secrets")).Should().Equal(Path.Combine(Root, "secrets", "master.key"));
    }

    [Fact]
    public void A_master_key_that_does_not_read_back_is_not_used()
    {
        var path = Path.Combine(Root, "master.key");
        using var spoiling = new FlushLog(Root, done =>
        {
            if (done == Root)
                File.WriteAllText(path, MasterKey.Random().InBase64());
        });

        FluentActions.Invoking(() => MasterKeyFile.Create(path)).Should().Throw<OperatorException>().WithMessage("*does not read back*");
    }

    [Fact]
    public async Task A_file_of_a_message_is_on_disk_with_its_folders_before_it_is_there_for_anybody()
    {
        var chat = await StartAsync();
        using var flushed = new FlushLog(Root);

        var path = Clinic.Store.PathOf((await UploadAsync(Clinic.Ana, chat)).Id);

        flushed.Should().Equal(Root, Clinic.Store.Folder, path, Path.GetDirectoryName(path)!);
    }

    [Fact]
    public async Task A_file_sealed_anew_has_its_name_on_disk()
    {
        var path = Clinic.Store.PathOf((await SendAsync(Clinic.Ana, await StartAsync())).Id);
        using var flushed = new FlushLog(Root);

        await Clinic.Rotation.RotateAsync("Lakeside Clinic", new Progress<RotationProgress>());

        flushed.Should().Equal(path + ".anew", Path.GetDirectoryName(path)!, Path.GetDirectoryName(path)!);
    }

    [Fact]
    public async Task The_first_anchor_has_its_name_on_disk_and_so_has_its_folder()
    {
        await SendAsync(Clinic.Ana, await StartAsync());
        var folder = Clinic.AuditOptions.AnchorDirectory;
        using var flushed = new FlushLog(Path.GetDirectoryName(folder)!);

        await Clinic.Anchors.AnchorAllAsync();

        flushed.Should().HaveElementAt(0, Path.GetDirectoryName(folder)!).And.HaveElementAt(2, folder);
        flushed.ElementAt(1).Should().EndWith(".jsonl");
    }

    [Fact]
    public async Task A_backup_has_its_name_on_disk()
    {
        var shelf = Path.Combine(Root, "shelf");
        using var flushed = new FlushLog(shelf);

        await Clinic.Backups.MakeAsync(shelf);

        flushed.Should().HaveCount(2).And.HaveElementAt(1, shelf);
        flushed.First().Should().EndWith(".unproven");
    }
}
