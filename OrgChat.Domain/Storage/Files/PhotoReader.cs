using System.Buffers;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Files.Content;

namespace OrgChat.Domain.Storage.Files;

/// <summary>Takes in what somebody sends as their photo: it is what its content says, whatever it is called.</summary>
internal static class PhotoReader
{
    private static readonly FileType[] Allowed = [FileType.Of("image/jpeg"), FileType.Of("image/png"), FileType.Of("image/webp")];

    /// <returns>The picture without what it tells beside itself, such as where it was taken.</returns>
    /// <exception cref="FileTooLargeException">It is longer than <see cref="PersonPhoto.MaxBytes"/>.</exception>
    /// <exception cref="UnfitFileException">It is no picture of these types, broken off, or has too many pixels.</exception>
    public static async Task<(FileType Type, ReadOnlyMemory<byte> Content)> ReadAsync(Stream sent, CancellationToken cancellation)
    {
        var bytes = new byte[PersonPhoto.MaxBytes + 1];
        var length = await sent.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length <= PersonPhoto.MaxBytes ? Cleaned(bytes.AsSpan(0, length)) : throw PersonPhoto.IsTooLarge();
    }

    private static (FileType Type, ReadOnlyMemory<byte> Content) Cleaned(ReadOnlySpan<byte> content)
    {
        var type = PictureTypeReader.Of(content);
        if (type is null || !Allowed.Contains(type))
        {
            throw new UnfitFileException("PhotoNotAllowed");
        }

        var (filter, kept) = (ContentFilterFactory.For(type), new ArrayBufferWriter<byte>(content.Length));
        return SizeOf(filter, content, kept) is { Width: <= PersonPhoto.MaxSide, Height: <= PersonPhoto.MaxSide }
            ? (type, kept.WrittenMemory)
            : throw new UnfitFileException("PhotoTooManyPixels", PersonPhoto.MaxSide);
    }

    private static PixelSize? SizeOf(ContentFilter filter, ReadOnlySpan<byte> content, ArrayBufferWriter<byte> kept)
    {
        try
        {
            filter.Take(content, kept);
            return filter.Finish();
        }
        catch (RefusedException broken)
        {
            throw new UnfitFileException(broken);
        }
    }
}
