namespace OrgChat.Tests.Attachments;

/// <summary>A body that comes bit by bit, with something happening on the way.</summary>
internal sealed class Endless(long length) : Stream
{
    private long sent;
    private bool isPast;

    public Func<Task> Midway { get; init; } = () => Task.CompletedTask;

    public long HalfwayAt { get; set; } = 100_000;

    /// <summary>Looked at now and then.</summary>
    public Func<long>? Watch { get; set; }

    public long Most { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => sent; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!isPast && sent >= HalfwayAt)
        {
            isPast = true;
            await Midway().WaitAsync(cancellationToken);
        }

        if (Watch is not null && sent % (100 * 4096) == 0)
            Most = Math.Max(Most, Watch());

        var count = (int)Math.Min(Math.Min(buffer.Length, 4096), length - sent);
        buffer.Span[..count].Fill((byte)'x');
        sent += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
