using System.Globalization;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Web.Attachments;

/// <summary>
/// A refusal as an answer with its sentence; the rest of the file is taken from the line first, so that the answer is heard.
/// </summary>
internal sealed class RefusedExceptionFilter : IEndpointFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            await DrainAsync(context.HttpContext);
            return Results.Json(new { problem = refused.Message }, statusCode: Answer(context.HttpContext, refused));
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.Json(new { problem = new FileTooLargeException().Message }, statusCode: StatusCodes.Status413PayloadTooLarge);
        }
    }

    /// <summary>The status of the answer; one that asks for patience also says how much.</summary>
    public static int Answer(HttpContext http, RefusedException refused)
    {
        if (refused is TooFastException or UnavailableException)
        {
            http.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
        }

        return Status(refused);
    }

    private static int Status(RefusedException refused) => refused switch
    {
        TooFastException => StatusCodes.Status429TooManyRequests,
        UnavailableException => StatusCodes.Status503ServiceUnavailable,
        DamagedFileException => StatusCodes.Status410Gone,
        NotFoundException => StatusCodes.Status404NotFound,
        UnfitFileException => StatusCodes.Status415UnsupportedMediaType,
        FileTooLargeException => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>
    /// A browser that still sends does not read: what it announced, within the limits of any upload, is read and dropped.
    /// </summary>
    private static async Task DrainAsync(HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, patience.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Too long, too slow or gone: then the connection ends.
        }
    }
}
