using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model;
using OrgChat.Web.Attachments;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Printing;

/// <summary>A conversation to print, as a plain page of its own: all of it, and nothing else of the screen.</summary>
public static class PrintEndpoints
{
    public static void MapPrinting(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/chat/{conversationId:guid}/print", PrintAsync).AddEndpointFilter<SameOriginFilter>();

    /// <param name="zone">The reader’s time zone, as their browser says.</param>
    private static async Task<IResult> PrintAsync(
        Guid conversationId, string? zone, HttpContext http, ReadingService conversations, TeamDirectoryService team, LocalTimeText time)
    {
        time.Use(zone);
        try
        {
            var actor = http.Actor();
            var details = await conversations.PrintAsync(actor, conversationId);
            var (reader, organization) = await team.SelfAtOrganizationAsync(actor);
            return new PrintedConversation(actor, reader, organization, details, conversations);
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }
}
