namespace OrgChat.Domain.Attachments;

/// <summary>The way of a file from the network to the disk: read in pieces, counted, checked, cleaned, sealed.</summary>
internal static class Intake
{
    public static async Task<AttachmentContent> TakeAsync(
        string fileName, Stream content, Func<AttachmentWriter> create, CancellationToken cancellation)
    {
        var type = FileType.Promised(fileName) ?? throw new RefusedException($"“{fileName}” cannot be attached. {FileType.Allowed}");
        var filter = type.NewFilter();
        var piece = new byte[AttachmentStore.ChunkSize];
        await using var file = create();
        long total = 0;
        for (int read; (read = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            total += read;
            if (total > AttachmentOptions.MaxFileBytes)
            {
                throw new FileTooLargeException();
            }

            filter.Take(piece.AsSpan(0, read), file.Waiting);
            await file.WriteAsync(cancellation);
        }

        if (total == 0)
        {
            throw new RefusedException($"“{fileName}” is empty.");
        }

        var pixels = filter.Finish();
        await file.FinishAsync(cancellation);
        return new AttachmentContent(fileName, type, file.Size, pixels);
    }
}
