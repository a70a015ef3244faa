using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Database;

/// <summary>What keeps the program from its work and is no mistake of its own, in one sentence for whoever runs the server.</summary>
public static class OperatorErrorText
{
    /// <summary>The sentence; null for a bug, of which everything should be seen.</summary>
    public static string? Sentence(Exception failure) => failure switch
    {
        OperatorException or RefusedException => failure.Message,
        CannotOpenException =>
            "What is stored does not open: it was changed, or sealed under another master key. Give OrgChat the right key, or restore a backup.",
        UnauthorizedAccessException => $"OrgChat is not allowed to use a file it needs. {failure.Message}",
        IOException disk when disk.IsFull() => $"The disk is full. {failure.Message}",
        IOException disk when disk.IsReadOnly() => $"The file system is read-only. {failure.Message}",
        IOException => failure.Message,
        _ => OfDatabase(failure),
    };

    private static string? OfDatabase(Exception failure) => DatabaseErrorText.Sqlite(failure)?.SqliteErrorCode switch
    {
        DatabaseErrorText.Busy or DatabaseErrorText.Locked => "The database is locked by another program. Try again when that has ended.",
        DatabaseErrorText.Full => "The disk is full, and the database cannot grow.",
        8 => "The database is read-only: the file or its folder may not be written.",
        10 => "The disk failed while the database was read or written. Look after the disk first, then restore a backup.",
        DatabaseErrorText.Corrupt or DatabaseErrorText.NoDatabase =>
            "The database is damaged. Restore the newest backup into a new folder with “orgchat restore”.",
        14 => "The database cannot be opened: its folder is not there, or it may not be read and written.",
        _ => null,
    };
}
