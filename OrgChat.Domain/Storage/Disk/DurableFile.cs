using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OrgChat.Domain.Storage.Disk;

/// <summary>
/// Files that are on disk when this returns, with what is in them and with their name: a power cut leaves the old file or the new one,
/// whole.
/// </summary>
public static class DurableFile
{
    /// <summary>What a file is called until it is whole; one that a crash left so is cleared away later.</summary>
    public const string Draft = ".anew";

    /// <summary>Told each file and folder that was flushed: without cutting the power nothing else shows it to a test.</summary>
    internal static AsyncLocal<Action<string>?> Flushed { get; } = new();

    /// <summary>Writes a new file under another name and gives it its own when it is on disk; only its owner may read it.</summary>
    /// <exception cref="IOException">There is such a file already, or it cannot be written.</exception>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        path = Path.GetFullPath(path);
        var draft = $"{path}.{Guid.NewGuid():N}{Draft}";
        try
        {
            using (var file = new FileStream(draft, PrivateFolder.NewFile()))
            {
                file.Write(content);
                Flush(file);
            }

            Keep(draft, path, overwrite: false);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Gives a file that is on disk its name.</summary>
    public static void Keep(string draft, string path, bool overwrite)
    {
        File.Move(draft, path, overwrite);
        FlushFolderOf(path);
    }

    /// <summary>Brings the content of a file to the disk.</summary>
    public static void Flush(FileStream file)
    {
        file.Flush(flushToDisk: true);
        Flushed.Value?.Invoke(file.Name);
    }

    /// <summary>Brings the names in the folder of a file to the disk, which the file system does not promise by itself.</summary>
    public static void FlushFolderOf(string path) => FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Makes a folder, and those it stands in, so that their names are on disk, too.</summary>
    public static void MakeFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Directory.CreateDirectory(path);
            FlushFolderOf(path);
        }
    }

    private static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var opened = Open(Encoding.UTF8.GetBytes(folder + '\0'), flags: 0);
            RandomAccess.FlushToDisk(!opened.IsInvalid
                ? opened
                : throw new IOException($"The folder {folder} cannot be opened.", Marshal.GetLastPInvokeError()));
        }

        Flushed.Value?.Invoke(folder);
    }

    // .NET opens no folders.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open(byte[] path, int flags);
}
