using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Web.Attachments;

/// <summary>
/// Files over plain HTTP. Every change needs the antiforgery token in a header and comes from our own pages; every answer to a request
/// that may not have the file is the same “not found”.
/// </summary>
public static class AttachmentEndpoints
{
    /// <summary>What surrounds a file of the largest size on its way: the body is the file itself.</summary>
    private const int Slack = 64 * 1024;

    private const string NameHeader = "X-File-Name";

    public static void MapAttachments(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/attachments").AddEndpointFilter<SameOriginFilter>();
        files.MapGet("/token", Token);
        files.MapGet("/{id:guid}", DownloadAsync);
        files.MapGet("/{id:guid}/picture", ShowAsync);
        files.MapPost("/{id:guid}/discard", DiscardAsync).AddEndpointFilter<AntiforgeryFilter>()
            .AddEndpointFilter<RefusedExceptionFilter>();
        var uploads = endpoints.MapGroup("/conversations")
            .AddEndpointFilter<SameOriginFilter>().AddEndpointFilter<AntiforgeryFilter>().AddEndpointFilter<RefusedExceptionFilter>()
            .WithMetadata(new RequestSizeLimitAttribute(AttachmentOptions.MaxFileBytes + Slack));
        uploads.MapPost("/new/attachments", ([FromHeader(Name = NameHeader)] string name, HttpContext http,
            AttachmentService attachments) => UploadAsync(null, name, http, attachments));
        uploads.MapPost("/{conversationId:guid}/attachments", ([FromRoute] Guid conversationId, [FromHeader(Name = NameHeader)] string name,
            HttpContext http, AttachmentService attachments) => UploadAsync(conversationId, name, http, attachments));
    }

    /// <summary>For the header of the next upload; another sign-in in the same browser makes older ones useless.</summary>
    private static IResult Token(HttpContext http, IAntiforgery antiforgery) =>
        Results.Json(new { token = antiforgery.GetAndStoreTokens(http).RequestToken });

    /// <summary>The body is the file; its name comes in a header, percent-encoded, so that no log of addresses has it.</summary>
    /// <param name="conversationId">Null for the message with which a client begins one.</param>
    private static async Task<IResult> UploadAsync(Guid? conversationId, string name, HttpContext http, AttachmentService attachments)
    {
        if (http.Request.ContentLength > AttachmentOptions.MaxFileBytes)
        {
            throw new FileTooLargeException();
        }

        var file = await attachments.UploadAsync(
            http.Actor(), conversationId, Uri.UnescapeDataString(name), http.Request.Body, http.RequestAborted);
        return Results.Json(
            new { id = file.Id, name = file.FileName, size = file.Size, state = file.State.ToString() },
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DiscardAsync(Guid id, HttpContext http, AttachmentService attachments)
    {
        await attachments.DiscardAsync(http.Actor(), id);
        return Results.NoContent();
    }

    private static Task<IResult> DownloadAsync(Guid id, HttpContext http, AttachmentDownloadService reader) =>
        AnswerAsync(http, reader, isInPlace: false, actor => reader.OpenAsync(actor, id));

    private static Task<IResult> ShowAsync(Guid id, HttpContext http, AttachmentDownloadService reader) =>
        http.Request.Headers["Sec-Fetch-Dest"].ToString() is "" or "image"
            ? AnswerAsync(http, reader, isInPlace: true, actor => reader.ShowAsync(actor, id))
            : Task.FromResult(Results.NotFound());

    private static async Task<IResult> AnswerAsync(HttpContext http, AttachmentDownloadService reader, bool isInPlace,
        Func<Actor, Task<Attachment>> open)
    {
        try
        {
            var file = await open(http.Actor());
            await reader.RequireWholeAsync(http.Actor(), file, http.RequestAborted);
            return new AttachmentResult(file, reader, isInPlace);
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
        catch (RefusedException refused) when (refused is not UnavailableException)
        {
            return Results.Text(refused.Message, "text/plain", Encoding.UTF8, RefusedExceptionFilter.Answer(http, refused));
        }
    }
}
