using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files;

/// <summary>Tells a picture by its first bytes: phones and chat programs name pictures as they like.</summary>
internal static class PictureTypeReader
{
    /// <summary>Bytes of which a picture is known.</summary>
    private const int Head = 12;

    private static readonly string[] OtherEndings = [".jfif", ".jpe", ".jif", ".pjpeg", ".pjp", ".heic", ".heif"];

    /// <summary>Whether the name leaves it to the content which picture it is: any picture’s ending, or none.</summary>
    public static bool MayBe(string fileName) =>
        FileType.Promised(fileName) is { IsPicture: true } || Ending(fileName).Length == 0 || IsOther(fileName);

    /// <summary>The picture that begins so; null when it is none.</summary>
    /// <exception cref="UnfitFileException">A picture only Apple’s devices show.</exception>
    public static FileType? Of(ReadOnlySpan<byte> content)
    {
        if (content.Length < Head)
        {
            return null;
        }

        return content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileType.Of("image/jpeg")
            : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? FileType.Of("image/png")
            : content.StartsWith("GIF8"u8) ? FileType.Of("image/gif")
            : content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? FileType.Of("image/webp")
            : content[4..].StartsWith("ftyp"u8) && IsHeic(content[8..12]) ? throw FileType.IsHeic()
            : null;
    }

    /// <summary>The name with the ending of what the file is.</summary>
    public static string Named(string fileName, FileType type)
    {
        var isNamedSo = type.Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        return isNamedSo ? fileName : FileNameRules.Clean(fileName[..^Ending(fileName).Length] + type.Extensions[0]);
    }

    public static bool IsNamedHeic(string fileName) => Ending(fileName).ToUpperInvariant() is ".HEIC" or ".HEIF";

    private static bool IsOther(string fileName) => OtherEndings.Contains(Ending(fileName), StringComparer.OrdinalIgnoreCase);

    private static string Ending(string fileName) => Path.GetExtension(fileName);

    // The brands of HEIF with HEVC inside (ISO/IEC 23008-12, annex B), and its general ones.
    private static bool IsHeic(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
}
