using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Printing;

namespace OrgChat.Web.Printing;

/// <summary>Writes a conversation page by page, so that however long it is, one page of it is in memory.</summary>
internal sealed class PrintedConversation(
    Actor actor, Person reader, string clinic, ConversationModel details, ReadingService conversations) : IResult
{
    private static string Before => $"""
        <!DOCTYPE html>
        <html lang="{Language.Current.Code}">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{PrintingWords.Words["Title"]} · OrgChat</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <link rel="stylesheet" href="/css/print.css" />
        <script src="/js/print.js"></script>
        </head>
        <body class="print">
        <main>
        """;

    private const string After = "</main></body></html>";

    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(Before, http.RequestAborted);
        await WriteAsync<PrintHead>(http,
            new() { [nameof(PrintHead.Details)] = details, [nameof(PrintHead.Reader)] = reader, [nameof(PrintHead.Clinic)] = clinic });
        await WritePagesAsync(http);
        await http.Response.WriteAsync(After, http.RequestAborted);
    }

    private async Task WritePagesAsync(HttpContext http)
    {
        for (long? last = 0; last is { } after;)
        {
            var (page, problem) = await PageAsync(after);
            await WriteAsync<PrintMessages>(http, new()
            {
                [nameof(PrintMessages.Page)] = page,
                [nameof(PrintMessages.Reader)] = reader,
                [nameof(PrintMessages.Problem)] = problem,
            });
            last = page is { HasNewer: true } ? page.Messages[^1].Number : null;
        }
    }

    // What is on its way cannot be taken back: where it stops, it says so.
    private async Task<(MessagePage? Page, string? Problem)> PageAsync(long after)
    {
        try
        {
            return (await conversations.NewerAsync(actor, details.Id, after), null);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Message);
        }
    }

    private static async Task WriteAsync<TComponent>(HttpContext http, Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        await http.Response.WriteAsync(html, http.RequestAborted);
    }
}
