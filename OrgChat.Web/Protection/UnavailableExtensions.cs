using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrgChat.Domain.Storage.Database;
using OrgChat.Web.Components;

namespace OrgChat.Web.Protection;

/// <summary>
/// While the records are locked or their disk is full, a page is a sentence and a time to come back, at the sign-in above all.
/// </summary>
public static partial class UnavailableExtensions
{
    /// <summary>In seconds: a backup, an import or a rotation gives the records back sooner.</summary>
    private const int Wait = 5;

    public static void UseNotNow(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && DatabaseErrorText.Explain(failure) is not null)
        {
            var because = DatabaseErrorText.Explain(failure)!.Because;
            LogNotNow(app.Logger, because);
            await AnswerAsync(context, because);
        }
    });

    private static async Task AnswerAsync(HttpContext context, string because)
    {
        // The services of the page that failed have begun to draw it.
        var (failed, anew) = (context.RequestServices, context.RequestServices.CreateAsyncScope());
        await using var scope = anew;
        context.RequestServices = anew.ServiceProvider;
        context.Response.Clear();
        context.Response.Headers.RetryAfter = Wait.ToString(CultureInfo.InvariantCulture);
        await new RazorComponentResult<NotNowPage>(new Dictionary<string, object?> { [nameof(NotNowPage.Because)] = because })
        {
            StatusCode = StatusCodes.Status503ServiceUnavailable,
        }.ExecuteAsync(context);
        context.RequestServices = failed;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request could not be answered: {Because}")]
    private static partial void LogNotNow(ILogger log, string because);
}
