using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Attachments;

/// <summary>
/// A file as it goes out: whole, from the type list, never guessed at, never run, never kept by a cache, and not for other sites. Only a
/// picture asked for by its place in a conversation is shown; everything else is saved.
/// </summary>
internal sealed class AttachmentResult(Attachment file, AttachmentDownloadService reader, bool isInPlace) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = file.ContentType;
        response.ContentLength = file.Size;
        SetHeaders(response.Headers);
        await foreach (var piece in reader.ReadAsync(file, httpContext.RequestAborted))
        {
            await response.Body.WriteAsync(piece, httpContext.RequestAborted);
        }
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentDisposition = Disposition();
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private string Disposition()
    {
        var disposition = new ContentDispositionHeaderValue(isInPlace ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(file.FileName.Readable()); // RFC 6266: the name in UTF-8, and an ASCII one.
        return disposition.ToString();
    }
}
