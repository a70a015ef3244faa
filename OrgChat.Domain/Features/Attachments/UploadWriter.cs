using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Files.Content;
using OrgChat.Domain.Storage.Sealing;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>The way of a file from the network to the disk: read in pieces, counted, checked, cleaned, sealed.</summary>
internal static class UploadWriter
{
    public static async Task<AttachmentContent> TakeAsync(
        string fileName, Stream content, Func<AttachmentWriter> create, CancellationToken cancellation)
    {
        var piece = new byte[SealedFileFormat.PieceSize];
        var read = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
        var (name, type) = Kind(fileName, piece.AsSpan(0, read));
        var filter = ContentFilterFactory.For(type);
        await using var file = create();
        for (long total = read; read > 0; total += read)
        {
            if (total > AttachmentOptions.MaxFileBytes)
            {
                throw new FileTooLargeException();
            }

            Fit(() => filter.Take(piece.AsSpan(0, read), file.Waiting));
            await file.WriteAsync(cancellation);
            read = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
        }

        PixelSize? pixels = null;
        Fit(() => pixels = filter.Finish());
        await file.FinishAsync(cancellation);
        return new AttachmentContent(name, type, file.Size, pixels);
    }

    /// <summary>A picture is what its content says, and gets the ending of that; everything else must be what its name says.</summary>
    private static (string Name, FileType Type) Kind(string fileName, ReadOnlySpan<byte> content)
    {
        var picture = PictureTypeReader.MayBe(fileName) ? PictureTypeReader.Of(content) : null;
        var type = picture ?? FileType.Promised(fileName) ?? throw (PictureTypeReader.IsNamedHeic(fileName)
            ? FileType.IsHeic()
            : new UnfitFileException("FileNotAllowed", fileName, () => FileType.Allowed));
        return content.Length > 0
            ? (picture is null ? fileName : PictureTypeReader.Named(fileName, picture), type)
            : throw new UnfitFileException("FileEmpty", fileName);
    }

    private static void Fit(Action look)
    {
        try
        {
            look();
        }
        catch (RefusedException refused)
        {
            throw new UnfitFileException(refused);
        }
    }
}
