using OrgChat.Domain.Attachments.Content;

namespace OrgChat.Domain.Attachments;

/// <summary>A kind of file that may be attached. The list is closed: no SVG, no HTML, nothing a browser or a desktop would run.</summary>
public sealed record FileType
{
    private readonly Func<ContentFilter> filter;

    private FileType(string name, string contentType, Func<ContentFilter> filter, params string[] extensions)
    {
        this.filter = filter;
        (Name, ContentType, Extensions) = (name, contentType, extensions);
    }

    public static IReadOnlyList<FileType> All { get; } =
    [
        new("JPEG picture", "image/jpeg", () => new JpegFilter(), ".jpg", ".jpeg"),
        new("PNG picture", "image/png", () => new PngFilter(), ".png"),
        new("GIF picture", "image/gif", () => new GifFilter(), ".gif"),
        new("WebP picture", "image/webp", () => new WebpFilter(), ".webp"),
        new("PDF", "application/pdf", () => new PdfFilter(), ".pdf"),
        Office("Word document", "wordprocessingml.document", "word/document", ".docx"),
        Office("Excel workbook", "spreadsheetml.sheet", "xl/workbook", ".xlsx"),
        Office("PowerPoint presentation", "presentationml.presentation", "ppt/presentation", ".pptx"),
        OpenDocument("OpenDocument text", "text", ".odt"),
        OpenDocument("OpenDocument spreadsheet", "spreadsheet", ".ods"),
        OpenDocument("OpenDocument presentation", "presentation", ".odp"),
        new("text", "text/plain; charset=utf-8", () => new TextFilter(), ".txt"),
        new("CSV table", "text/csv; charset=utf-8", () => new TextFilter(), ".csv"),
    ];

    /// <summary>Why an iPhone’s own format is not taken, and what to do.</summary>
    public static string NotHeic => Pictures.Heic;

    /// <summary>What may be attached, as a sentence.</summary>
    public static string Allowed => "Photos (JPEG, PNG, GIF, WebP), PDF, Word, Excel, PowerPoint, OpenDocument, text and CSV can be attached.";

    /// <summary>For people: “PDF”.</summary>
    public string Name { get; }

    /// <summary>What it is served as.</summary>
    public string ContentType { get; }

    /// <summary>With their dots.</summary>
    public IReadOnlyList<string> Extensions { get; }

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public static FileType Of(string contentType) => All.First(type => type.ContentType == contentType);

    /// <summary>The type a file name promises; null when it is none that may be attached.</summary>
    public static FileType? Promised(string fileName) =>
        All.FirstOrDefault(type => type.Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Looks at the content on its way in: it must be what the name promises.</summary>
    internal ContentFilter NewFilter() => filter();

    private static FileType Office(string name, string format, string mainPart, string extension) =>
        new(name, $"application/vnd.openxmlformats-officedocument.{format}", () => new OfficeFilter(mainPart), extension);

    private static FileType OpenDocument(string name, string format, string extension) => new(
        name, $"application/vnd.oasis.opendocument.{format}",
        () => new OpenDocumentFilter($"application/vnd.oasis.opendocument.{format}"), extension);
}
