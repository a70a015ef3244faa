using System.Text;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>The anchors of one organization: a file that only grows, one anchor a line, oldest first.</summary>
internal sealed class AnchorFile(string directory, Guid organizationId)
{
    private const int LongestLine = 1024;

    private readonly string path = Path.Combine(directory, $"{organizationId}.jsonl");

    public bool Exists => File.Exists(path);

    /// <summary>Every line there is now, oldest first; null where a line is no anchor.</summary>
    public IEnumerable<Anchor?> Lines() => Exists ? File.ReadLines(path).Take(File.ReadLines(path).Count()).Select(Anchor.Read) : [];

    /// <summary>The newest anchor that can be read; null when there is none.</summary>
    public Anchor? Last()
    {
        if (!Exists)
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, 2 * LongestLine), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n').Select(line => line.Length == 0 ? null : Anchor.Read(line))
            .LastOrDefault(anchor => anchor is not null);
    }

    /// <summary>Adds an anchor and returns when it is on disk. A line that a crash left half written stays, closed by a new line.</summary>
    public void Append(Anchor anchor)
    {
        DurableFile.MakeFolder(directory);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var isNew = file.Length == 0;
        var isWhole = isNew || EndsLine(file);
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes($"{(isWhole ? "" : "\n")}{anchor.ToLine()}\n"));
        DurableFile.Flush(file);
        if (isNew)
        {
            DurableFile.FlushFolderOf(path);
        }
    }

    private static bool EndsLine(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
