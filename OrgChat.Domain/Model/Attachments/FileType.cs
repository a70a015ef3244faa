namespace OrgChat.Domain.Model.Attachments;

/// <summary>A kind of file that may be attached. The list is closed: no SVG, no HTML, nothing a browser or a desktop would run.</summary>
public sealed record FileType
{
    /// <summary>Why an iPhone’s own format is not taken, and what to do.</summary>
    public const string NotHeic =
        "This photo is in Apple’s HEIC format, which cannot be attached. On an iPhone choose Settings, Camera, Formats, Most Compatible and take it again; or send a screenshot of it.";

    private FileType(string name, string contentType, params string[] extensions) =>
        (Name, ContentType, Extensions) = (name, contentType, extensions);

    public static IReadOnlyList<FileType> All { get; } =
    [
        new("JPEG picture", "image/jpeg", ".jpg", ".jpeg"),
        new("PNG picture", "image/png", ".png"),
        new("GIF picture", "image/gif", ".gif"),
        new("WebP picture", "image/webp", ".webp"),
        new("PDF", "application/pdf", ".pdf"),
        Office("Word document", "wordprocessingml.document", ".docx"),
        Office("Excel workbook", "spreadsheetml.sheet", ".xlsx"),
        Office("PowerPoint presentation", "presentationml.presentation", ".pptx"),
        OpenDocument("OpenDocument text", "text", ".odt"),
        OpenDocument("OpenDocument spreadsheet", "spreadsheet", ".ods"),
        OpenDocument("OpenDocument presentation", "presentation", ".odp"),
        new("text", "text/plain; charset=utf-8", ".txt"),
        new("CSV table", "text/csv; charset=utf-8", ".csv"),
    ];

    /// <summary>What may be attached, as a sentence.</summary>
    public static string Allowed =>
        "Photos (JPEG, PNG, GIF, WebP), PDF, Word, Excel, PowerPoint, OpenDocument, text and CSV can be attached.";

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

    /// <summary>The content is not of the type that the name promises, or is broken off.</summary>
    internal static RefusedException NotAsNamed() =>
        new("The content of this file is not what its name says, or the file is damaged. Save it again in its program and attach it once more.");

    private static FileType Office(string name, string format, string extension) =>
        new(name, $"application/vnd.openxmlformats-officedocument.{format}", extension);

    private static FileType OpenDocument(string name, string format, string extension) =>
        new(name, $"application/vnd.oasis.opendocument.{format}", extension);
}
