using System.Buffers.Binary;
using System.Security.Cryptography;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Tests.Storage;

/// <summary>Files as versions before the sealed file of format 2 wrote them; those in the folder of this name they did write.</summary>
internal static class EarlierFormats
{
    private const int PieceSize = 65536;

    public static byte[] Stored(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Storage", "EarlierFormats", name));

    public static byte[] Attachment(KeyRing keys, Attachment file, byte[] content)
    {
        var pieces = content.Chunk(PieceSize).ToList();
        return [.. pieces.SelectMany((piece, index) =>
        {
            var end = index == pieces.Count - 1 ? "last" : "more";
            var stored = keys.Seal(file.OrganizationId, piece, $"Attachments/Content/{file.Id:N}/{index}/{end}");
            return BitConverter.GetBytes(stored.Length).Concat(stored);
        })];
    }

    public static byte[] Backup(MasterKey master, DateTimeOffset madeAt, byte[] content)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        byte[] head = [.. "ORGCHAT\u0001"u8, .. Convert.FromHexString(master.Id), .. InBytes(madeAt.ToUnixTimeMilliseconds()), .. salt];
        using var cipher = new AesGcm(MasterKey.Derive(master.Derive("backup"), Convert.ToHexStringLower(salt)), 16);
        var pieces = content.Chunk(PieceSize).ToList();
        return [.. head, .. pieces.SelectMany((piece, number) =>
        {
            byte[] nonce = [0, 0, 0, 0, .. InBytes(number)];
            var (sealedPiece, tag) = (new byte[piece.Length], new byte[16]);
            byte[] bound = [.. head, .. nonce, number == pieces.Count - 1 ? (byte)1 : (byte)0];
            cipher.Encrypt(nonce, piece, sealedPiece, tag, bound);
            return InBytes(piece.Length)[4..].Concat(sealedPiece).Concat(tag);
        })];
    }

    private static byte[] InBytes(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
