using System.Buffers;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Sealing;

namespace OrgChat.Domain.Storage.Files;

/// <summary>Seals a file onto the disk as it comes in.</summary>
internal sealed class AttachmentWriter : IAsyncDisposable
{
    private readonly ArrayBufferWriter<byte> waiting = new(2 * SealedFileFormat.PieceSize);
    private readonly string path;
    private readonly FileStream file;
    private readonly SealingStream sealing;
    private bool isFinished;

    /// <inheritdoc cref="SealingStream(Stream, SealedFileHeader, byte[], string)"/>
    public AttachmentWriter(string path, SealedFileHeader head, byte[] key, string place)
    {
        this.path = path;
        file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
        sealing = new SealingStream(file, head, key, place);
    }

    /// <summary>Takes what is to be written; <see cref="WriteAsync"/> writes it.</summary>
    public IBufferWriter<byte> Waiting => waiting;

    /// <summary>Bytes taken until now.</summary>
    public long Size { get; private set; }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        await sealing.WriteAsync(waiting.WrittenMemory, cancellation);
        Size += waiting.WrittenCount;
        waiting.ResetWrittenCount();
    }

    /// <summary>Writes the last piece; when this returns, the file is on disk.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await WriteAsync(cancellation);
        await sealing.EndAsync(cancellation);
        DurableFile.Flush(file);
        DurableFile.FlushFolderOf(path);
        isFinished = true;
    }

    public async ValueTask DisposeAsync()
    {
        await sealing.DisposeAsync();
        await file.DisposeAsync();
        if (!isFinished)
        {
            File.Delete(path);
        }
    }
}
