using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Sealing;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>A backup is a tar archive in a sealed file, under a key of the master key: see <see cref="SealedFileFormat"/>.</summary>
internal static class BackupFormat
{
    private const string Place = "Backup";

    public static SealingStream Writer(Stream file, MasterKey master, DateTimeOffset now) =>
        new(file, SealedFileHeader.New(KeyId(master), now), Key(master), Place);

    /// <summary>Its head, which is to be believed once a piece has opened, and its content, piece by piece.</summary>
    /// <exception cref="OperatorException">It is no backup, or was sealed under another master key.</exception>
    public static async Task<(SealedFileHeader Head, IAsyncEnumerable<ReadOnlyMemory<byte>> Content)> OpenAsync(
        Stream file, MasterKey master)
    {
        if (await SealedFileHeader.ReadAsync(file) is not { Format: EarlierBackupReader.Format or SealedFileFormat.Format } head)
        {
            throw new OperatorException("This file is no backup of OrgChat.");
        }

        if (head.KeyId != KeyId(master))
        {
            throw new OperatorException($"This backup needs the master key {head.KeyId:x8}; the one given is {master.Id}.");
        }

        return (head, head.Format == EarlierBackupReader.Format
            ? EarlierBackupReader.ReadAsync(file, head, Key(master))
            : SealedFileReader.ReadAsync(file, head, Key(master), Place));
    }

    private static byte[] Key(MasterKey master) => master.Derive("backup");

    private static int KeyId(MasterKey master) => Convert.ToInt32(master.Id, 16);
}
