namespace OrgChat.Domain.Storage.Disk;

/// <summary>Folders and files that only their owner can look into.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new folder of a name nobody can guess.</summary>
    internal static string New(string parent, string name)
    {
        var path = Path.Combine(parent, $".{name}-{Guid.NewGuid():N}");
        Make(path);
        return path;
    }

    /// <summary>Makes the folder; one that is there stays as it is.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>How a new file is made that must not be there yet.</summary>
    internal static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
