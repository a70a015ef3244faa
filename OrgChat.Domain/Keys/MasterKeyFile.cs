namespace OrgChat.Domain.Keys;

/// <summary>A master key in a file that only its owner can read.</summary>
public static class MasterKeyFile
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="RefusedException">There is no such file, others may read it, or it holds no key.</exception>
    public static MasterKey Read(string path)
    {
        using var file = Open(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & OthersMay) != UnixFileMode.None)
        {
            throw new RefusedException($"Others may read the master key {path}. Take their rights away (chmod 600), and think about who has read it.");
        }

        using var text = new StreamReader(file);
        return MasterKey.Parse(text.ReadToEnd());
    }

    /// <summary>Makes a new key in a new file, for its owner only.</summary>
    /// <exception cref="RefusedException">The file is there already; a key is never overwritten.</exception>
    public static MasterKey Create(string path)
    {
        var key = MasterKey.Random();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            using var file = new FileStream(path, ForItsOwner());
            using var text = new StreamWriter(file);
            text.WriteLine(key.InBase64());
            return key;
        }
        catch (IOException there) when (File.Exists(path))
        {
            throw new RefusedException($"{path} is there already. A key is never overwritten: whatever was sealed with it would be lost.", there);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The master key {path} cannot be read: {failure.Message}", failure);
        }
    }

    private static FileStreamOptions ForItsOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
