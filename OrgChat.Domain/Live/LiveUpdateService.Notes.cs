using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Live;

/// <remarks>
/// Notes and tags are the team’s: no window of a client is among the listeners, not even to be told to read again when something fails.
/// </remarks>
public sealed partial class LiveUpdateService
{
    private static bool IsOfTheTeam(SignalKind kind) =>
        kind is SignalKind.Note or SignalKind.Mention or SignalKind.Tagging or SignalKind.Tag;

    private async Task TellNoteAsync(Guid conversationId, List<LiveSubscription> listeners)
    {
        var concerned = listeners.FindAll(listener => listener.Watching.Contains(conversationId));
        if (concerned.Count == 0)
        {
            return;
        }

        var conversation = await database.ReadAsync(db => db.ConversationAsync(conversationId));
        await CatchUpOnRightsAsync(listeners);
        foreach (var listener in concerned.Where(one => conversation is not null && conversation.AccessOf(one.Reader) != Access.None))
        {
            listener.Offer((typeof(NoteChange), conversationId), new NoteChange(conversationId));
        }
    }

    // It may stand on any: each window reads again with its next turn, not the whole team’s at one moment.
    private Task TellTag(List<LiveSubscription> listeners)
    {
        known.Clear();
        listeners.ForEach(listener => listener.FallBehind());
        return Task.CompletedTask;
    }

    private static Task TellMention(Guid personId, List<LiveSubscription> listeners)
    {
        listeners.FindAll(listener => listener.Reader.Id == personId)
            .ForEach(listener => listener.Offer(typeof(MentionChange), new MentionChange()));
        return Task.CompletedTask;
    }
}
