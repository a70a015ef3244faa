using System.Buffers.Binary;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>What writing and reading a sealed backup have in common.</summary>
internal abstract class PieceStream : Stream
{
    protected const int PieceSize = 64 * 1024;
    protected const int Tag = 16;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected static byte[] Nonce(long number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    protected static byte[] Bound(BackupHeader head, long number, bool isLast) => [.. head.Bytes, .. Nonce(number), isLast ? (byte)1 : (byte)0];
}
