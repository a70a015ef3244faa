using OrgChat.Tests.Support;

namespace OrgChat.Tests.Backups;

public sealed class LeftoverCleanupServiceTests : ClinicTest
{
    private string Root => Path.GetDirectoryName(Clinic.File)!;

    [Fact]
    public async Task What_a_killed_backup_rotation_or_upload_left_goes_at_the_next_start_and_what_is_under_way_stays()
    {
        var shelf = Path.Combine(Root, "backups");
        var (kept, _) = await Clinic.Backups.MakeAsync(shelf);
        string[] left = [Put(".backup-a/orgchat.db", 61), Put(".backup-a/trial/orgchat.db", 90), Put("backups/.a.unproven", 61),
            Put("attachments/ab/abcd.anew", 61), Put("keys/key-a.xml.b.anew", 61)];
        string[] under = [Put(".backup-b/orgchat.db", 90), Put(".backup-b/trial/orgchat.db", 5), Put("backups/.b.unproven", 5),
            Put("attachments/ab/cdef.anew", 5), Put("attachments/ab/abcd", 9000)];

        Clinic.Leftovers.Clear(shelf);

        left.Should().OnlyContain(path => !File.Exists(path));
        Directory.Exists(Path.Combine(Root, ".backup-a")).Should().BeFalse();
        under.Append(kept).Should().OnlyContain(path => File.Exists(path));
    }

    [Fact]
    public void Without_a_shelf_and_without_folders_there_is_nothing_to_do() =>
        Clinic.Leftovers.Invoking(leftovers => leftovers.Clear(null)).Should().NotThrow();

    private string Put(string name, int minutesAgo)
    {
        var (path, at) = (Path.Combine(Root, name), Clinic.Clock.GetUtcNow().UtcDateTime.AddMinutes(-minutesAgo));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "left");
        File.SetLastWriteTimeUtc(path, at);
        for (var folder = Path.GetDirectoryName(path)!; folder != Root; folder = Path.GetDirectoryName(folder)!)
            Directory.SetLastWriteTimeUtc(folder, at);

        return path;
    }
}
