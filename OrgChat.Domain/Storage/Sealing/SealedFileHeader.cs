using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>
/// The first 36 bytes of a backup: “ORGCHAT” and the format (1 byte), which master key it was sealed under (4), when it was made (8, high byte
/// first, milliseconds since 1970), and random bytes (16) that give every backup a key of its own.
/// </summary>
internal sealed record BackupHeader(byte[] Bytes)
{
    public const int Length = 36;

    private const byte Format = 1;

    /// <summary>Such as “3f29a0c1”: see <see cref="MasterKey.Id"/>.</summary>
    public string KeyId => Convert.ToHexStringLower(Bytes, 8, 4);

    public DateTimeOffset MadeAt => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(Bytes.AsSpan(12)));

    public static BackupHeader New(MasterKey master, DateTimeOffset now)
    {
        var bytes = new byte[Length];
        Encoding.ASCII.GetBytes("ORGCHAT").CopyTo(bytes, 0);
        bytes[7] = Format;
        Convert.FromHexString(master.Id).CopyTo(bytes, 8);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(12), now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes.AsSpan(20));
        return new BackupHeader(bytes);
    }

    /// <exception cref="RefusedException">It is no backup, or was sealed under another master key.</exception>
    public static BackupHeader Read(Stream file, MasterKey master)
    {
        var bytes = new byte[Length];
        if (file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false) < Length || !bytes.AsSpan(0, 8).SequenceEqual("ORGCHAT\u0001"u8))
        {
            throw new RefusedException("This file is no backup of OrgChat.");
        }

        var head = new BackupHeader(bytes);
        return head.KeyId == master.Id
            ? head
            : throw new RefusedException($"This backup needs the master key {head.KeyId}; the one given is {master.Id}.");
    }

    /// <summary>The key of this one backup.</summary>
    public byte[] Key(MasterKey master) => MasterKey.Derive(master.Derive("backup"), Convert.ToHexStringLower(Bytes, 20, 16));
}
