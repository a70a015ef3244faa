using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>What looks at each type of file on its way in: the content must be what the name promises.</summary>
internal static class ContentFilterFactory
{
    public static ContentFilter For(FileType type) => type.Extensions[0] switch
    {
        ".jpg" => new JpegFilter(),
        ".png" => new PngFilter(),
        ".gif" => new GifFilter(),
        ".webp" => new WebpFilter(),
        ".pdf" => new PdfFilter(),
        ".docx" => new OfficeFilter("word/document"),
        ".xlsx" => new OfficeFilter("xl/workbook"),
        ".pptx" => new OfficeFilter("ppt/presentation"),
        ".odt" or ".ods" or ".odp" => new OpenDocumentFilter(type.ContentType),
        ".txt" or ".csv" => new TextFilter(),
        _ => throw new InvalidOperationException($"Nothing looks at the content of {type.Name}."),
    };
}
