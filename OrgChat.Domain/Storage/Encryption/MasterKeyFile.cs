using System.Text;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>A master key in a file that only its owner can read.</summary>
public static class MasterKeyFile
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="OperatorException">There is no such file, others may read it, or it holds no key.</exception>
    public static MasterKey Read(string path)
    {
        using var file = Open(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & OthersMay) != UnixFileMode.None)
        {
            throw new OperatorException(
                $"Others may read the master key {path}. Take their rights away (chmod 600), and think about who has read it.");
        }

        using var text = new StreamReader(file);
        return MasterKey.Parse(text.ReadToEnd());
    }

    /// <summary>
    /// Makes a new key in a new file, for its owner only. When this returns it is on disk: what is sealed with it from now on opens again.
    /// </summary>
    /// <exception cref="OperatorException">The file is there already, as a key is never overwritten; or it does not read back.</exception>
    public static MasterKey Create(string path)
    {
        var key = MasterKey.Random();
        DurableFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            DurableFile.Create(path, Encoding.ASCII.GetBytes(key.InBase64() + '\n'));
        }
        catch (IOException there) when (File.Exists(path))
        {
            throw new OperatorException($"{path} is there already. A key is never overwritten: whatever was sealed with it would be lost.",
                there);
        }

        return Read(path).InBase64() == key.InBase64()
            ? key
            : throw new OperatorException($"The master key does not read back from {path} as it was written. Use another disk.");
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException($"The master key {path} cannot be read: {failure.Message}", failure);
        }
    }
}
