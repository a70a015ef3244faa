using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Attachments;

/// <summary>A kind of file that may be attached. The list is closed: no SVG, no HTML, nothing a browser or a desktop would run.</summary>
public sealed record FileType
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(FileType));

    private readonly string key;

    private FileType(string key, string contentType, params string[] extensions) =>
        (this.key, ContentType, Extensions) = (key, contentType, extensions);

    public static IReadOnlyList<FileType> All { get; } =
    [
        new("Jpeg", "image/jpeg", ".jpg", ".jpeg"),
        new("Png", "image/png", ".png"),
        new("Gif", "image/gif", ".gif"),
        new("WebP", "image/webp", ".webp"),
        new("Pdf", "application/pdf", ".pdf"),
        Office("Word", "wordprocessingml.document", ".docx"),
        Office("Excel", "spreadsheetml.sheet", ".xlsx"),
        Office("PowerPoint", "presentationml.presentation", ".pptx"),
        OpenDocument("OpenDocumentText", "text", ".odt"),
        OpenDocument("OpenDocumentSpreadsheet", "spreadsheet", ".ods"),
        OpenDocument("OpenDocumentPresentation", "presentation", ".odp"),
        new("Text", "text/plain; charset=utf-8", ".txt"),
        new("Csv", "text/csv; charset=utf-8", ".csv"),
    ];

    /// <summary>What may be attached, as a sentence.</summary>
    public static string Allowed => Words["Allowed"];

    /// <summary>Why an iPhone’s own format is not taken, and what to do.</summary>
    public static string NotHeic => IsHeic().Message;

    /// <summary>In the reader’s language: “PDF”.</summary>
    public string Name => Words[key];

    /// <summary>What it is served as.</summary>
    public string ContentType { get; }

    /// <summary>With their dots.</summary>
    public IReadOnlyList<string> Extensions { get; }

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public static FileType Of(string contentType) => All.First(type => type.ContentType == contentType);

    /// <summary>The type a file name promises; null when it is none that may be attached.</summary>
    public static FileType? Promised(string fileName) =>
        All.FirstOrDefault(type => type.Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The content is not of the type that the name promises, or is broken off.</summary>
    internal static RefusedException NotAsNamed() => new("FileNotAsNamed");

    internal static UnfitFileException IsHeic() => new("FileIsHeic");

    private static FileType Office(string key, string format, string extension) =>
        new(key, $"application/vnd.openxmlformats-officedocument.{format}", extension);

    private static FileType OpenDocument(string key, string format, string extension) =>
        new(key, $"application/vnd.oasis.opendocument.{format}", extension);
}
