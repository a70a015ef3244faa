using System.Globalization;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>The backups of one folder, named by when they were made; only good ones have such a name.</summary>
public sealed class BackupStore
{
    /// <summary>How a backup is called until it is proven.</summary>
    internal const string Unproven = ".unproven";

    private const string Beginning = "orgchat-";
    private const string End = ".backup";
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    private readonly string directory;

    /// <param name="directory">Made if it is not there.</param>
    public BackupStore(string directory)
    {
        this.directory = Path.GetFullPath(directory);
        Directory.CreateDirectory(this.directory);
    }

    /// <summary>When the newest good backup was made; null while there is none.</summary>
    public DateTimeOffset? Newest => All().Select(backup => (DateTimeOffset?)backup.MadeAt).Max();

    /// <summary>Deletes all but the newest.</summary>
    public void Prune(int keep)
    {
        foreach (var (file, _) in All().OrderByDescending(backup => backup.MadeAt).Skip(keep).ToList())
        {
            File.Delete(file);
        }
    }

    internal string DraftPath() => Path.Combine(directory, $".{Guid.NewGuid():N}{Unproven}");

    internal string Keep(string draft, DateTimeOffset now)
    {
        var path = Path.Combine(directory, Beginning + now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture) + End);
        DurableFile.Keep(draft, path, overwrite: true);
        return path;
    }

    private IEnumerable<(string File, DateTimeOffset MadeAt)> All()
    {
        foreach (var file in Directory.EnumerateFiles(directory, Beginning + "*" + End))
        {
            var name = Path.GetFileName(file)[Beginning.Length..^End.Length];
            if (DateTimeOffset.TryParseExact(name, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var madeAt))
            {
                yield return (file, madeAt);
            }
        }
    }
}
