using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Messaging;

/// <summary>The team’s notes among the messages: read apart from them, by members alone.</summary>
public sealed partial class ConversationPane
{
    [Inject] public required NoteService Notes { get; init; }

    [Inject] public required MentionService Mentions { get; init; }

    private Task ReadNotesAsync() => Reader is not TeamMember || details is null ? Task.CompletedTask : EmptyWhereNotFoundAsync(async () =>
    {
        var (from, to) = timeline.Stretch;
        timeline.Show(await Notes.ListAsync(await ScreenAsync(), ConversationId, from, to));
    });

    // Busy just now: they stay news, which is the safe side.
    private Task NotesSeenAsync(IReadOnlyList<Guid> notes) => Refusal.OfAsync(async () =>
        await Mentions.SeeAsync(await ScreenAsync(), ConversationId, notes));
}
