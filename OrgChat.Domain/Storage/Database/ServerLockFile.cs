using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Database;

/// <summary>
/// Says that a server works with a database: a file beside it that is held for as long as the server lives, and emptied when it has ended
/// as it should. A second server is refused; commands ask nobody.
/// </summary>
public sealed class ServerLockFile(OrgChatDatabase database) : IDisposable
{
    private FileStream? held;

    /// <summary>Whether the server before was cut off, by the power, the system or a failure.</summary>
    public bool WasCutOff { get; private set; }

    /// <exception cref="OperatorException">A server works with this database already.</exception>
    public void Take()
    {
        held = Open(database.File + ".server");
        WasCutOff = held.Length > 0;
        held.Write("at work"u8);
        DurableFile.Flush(held);
        DurableFile.FlushFolderOf(held.Name);
    }

    /// <summary>The server has ended as it should; a second time says nothing new.</summary>
    public void End()
    {
        if (held is { CanWrite: true })
        {
            held.SetLength(0);
            DurableFile.Flush(held);
        }
    }

    public void Dispose() => held?.Dispose();

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure.IsInUse())
        {
            throw new OperatorException(
                $"Another OrgChat server works in {Path.GetDirectoryName(path)} already. End it first, or give this one a data folder of its own.", failure);
        }
    }
}
