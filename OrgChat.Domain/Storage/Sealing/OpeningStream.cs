namespace OrgChat.Domain.Storage.Sealing;

/// <summary>Opened pieces as one stream.</summary>
internal sealed class OpeningStream(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces) : PieceStream
{
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> pieces = pieces.GetAsyncEnumerator();
    private ReadOnlyMemory<byte> plain;

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (plain.IsEmpty && await pieces.MoveNextAsync())
        {
            plain = pieces.Current;
        }

        var given = Math.Min(buffer.Length, plain.Length);
        plain[..given].CopyTo(buffer);
        plain = plain[given..];
        return given;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask DisposeAsync()
    {
        await pieces.DisposeAsync();
        await base.DisposeAsync();
    }
}
