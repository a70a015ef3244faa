using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OrgChat.Domain.Features.Photos;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Attachments;

namespace OrgChat.Web.Photos;

/// <summary>
/// Photos of people over plain HTTP: only pictures, only for our own pages, and only for whoever reads the person’s name; for everybody
/// else the same “not found” as for nobody. A change has another address, so that a browser may keep what it has.
/// </summary>
public static class PhotoEndpoints
{
    private static readonly string Kept = new CacheControlHeaderValue
    {
        Private = true,
        MaxAge = TimeSpan.FromDays(1),
        Extensions = { new("immutable") },
    }.ToString();

    public static void MapPhotos(this IEndpointRouteBuilder endpoints)
    {
        var photos = endpoints.MapGroup("/photos").AddEndpointFilter<SameOriginFilter>();
        photos.MapGet("/{personId:guid}/{version:guid}", ShowAsync)
            .WithMetadata(new ResponseCacheAttribute { Location = ResponseCacheLocation.Client });
        photos.MapPost("/own", ChangeAsync).AddEndpointFilter<AntiforgeryFilter>().AddEndpointFilter<RefusedExceptionFilter>();
    }

    private static async Task<IResult> ShowAsync(Guid personId, Guid version, HttpContext http, PhotoService photos)
    {
        try
        {
            return await photos.FindAsync(http.Actor().AsScreen(), personId, version) is { Content: { } content, ContentType: var type }
                ? Picture(http, content, type)
                : Results.NotFound();
        }
        catch (RefusedException refused) when (refused is not UnavailableException)
        {
            return Results.NotFound();
        }
    }

    private static IResult Picture(HttpContext http, byte[] content, string type)
    {
        http.Response.Headers.CacheControl = Kept;
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.ContentDisposition = DispositionTypeNames.Inline;
        return Results.Bytes(content, type);
    }

    /// <summary>The body is the photo.</summary>
    private static async Task<IResult> ChangeAsync(HttpContext http, PhotoService photos)
    {
        if (http.Request.ContentLength > PersonPhoto.MaxBytes)
        {
            throw PersonPhoto.IsTooLarge();
        }

        await photos.ChangeAsync(http.Actor(), http.Request.Body, http.RequestAborted);
        return Results.NoContent();
    }
}
