using System.Buffers;
using System.Buffers.Binary;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Files;

/// <summary>Seals a file onto the disk as it comes in, holding back one piece: only the end tells which is the last.</summary>
internal sealed class AttachmentWriter(string path, AttachmentWriter.Sealing seal) : IAsyncDisposable
{
    private readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
    private readonly ArrayBufferWriter<byte> waiting = new(4 * AttachmentStore.ChunkSize);
    private int index;
    private bool isFinished;

    internal delegate byte[] Sealing(ReadOnlySpan<byte> plain, int index, bool isLast);

    /// <summary>Takes what is to be written; <see cref="WriteAsync"/> writes what is full.</summary>
    public IBufferWriter<byte> Waiting => waiting;

    /// <summary>Bytes taken until now.</summary>
    public long Size { get; private set; }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var done = 0;
        while (waiting.WrittenCount - done > AttachmentStore.ChunkSize)
        {
            await SealAsync(waiting.WrittenMemory.Slice(done, AttachmentStore.ChunkSize), isLast: false, cancellation);
            done += AttachmentStore.ChunkSize;
        }

        var rest = waiting.WrittenMemory[done..].ToArray();
        waiting.ResetWrittenCount();
        waiting.Write(rest);
    }

    /// <summary>Writes the last piece; when this returns, the file is on disk.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await WriteAsync(cancellation);
        await SealAsync(waiting.WrittenMemory, isLast: true, cancellation);
        DurableFile.Flush(file);
        DurableFile.FlushFolderOf(path);
        isFinished = true;
    }

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        if (!isFinished)
        {
            File.Delete(path);
        }
    }

    private async Task SealAsync(ReadOnlyMemory<byte> piece, bool isLast, CancellationToken cancellation)
    {
        var stored = seal(piece.Span, index++, isLast);
        var head = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(head, stored.Length);
        await file.WriteAsync(head, cancellation);
        await file.WriteAsync(stored, cancellation);
        Size += piece.Length;
    }
}
