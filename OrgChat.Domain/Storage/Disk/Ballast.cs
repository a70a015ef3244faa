namespace OrgChat.Domain.Storage.Disk;

/// <summary>
/// Space that is held while the disk has enough and given up once it is full, whoever filled it: signing in, reading and the record go on
/// in it, while sends are refused by <see cref="DiskSpaceService"/>, until somebody has made room.
/// </summary>
public sealed class Ballast(string file)
{
    /// <summary>Less than what must be free for a send, so that nothing is sent into it.</summary>
    internal const int Bytes = 32_000_000;

    private const int Piece = 1_000_000;

    /// <summary>Takes the space, unless it is taken or the disk has too little for that.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Keep()
    {
        if (File.Exists(file) || new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace < 8L * Bytes)
        {
            return;
        }

        using var space = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        for (var written = 0; written < Bytes; written += Piece)
        {
            space.Write(new byte[Piece]);
        }
    }

    /// <returns>Whether there was any to give up.</returns>
    internal bool GiveUp()
    {
        var isThere = File.Exists(file);
        File.Delete(file);
        return isThere;
    }
}
