using System.Security.Cryptography;

namespace OrgChat.Domain.Audit;

/// <summary>The secret of the anchors, in a file of its own beside their directory.</summary>
internal static class AnchorKeyFile
{
    public static AnchorKey Read(AuditSettings settings)
    {
        var path = settings.AnchorDirectory + ".key";
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(32));
        }

        return new AnchorKey(File.ReadAllBytes(path));
    }
}
