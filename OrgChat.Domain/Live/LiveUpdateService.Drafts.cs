using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Live;

/// <remarks>What somebody is writing goes to their own windows; nobody else hears that they write, nor that a window was told.</remarks>
public sealed partial class LiveUpdateService
{
    private async Task TellDraftAsync(Signal news, List<LiveSubscription> own)
    {
        var (id, writer) = (news.SubjectId, news.PersonId);
        if (own.Count == 0 || await NowAsync(id, own.Exists(listener => listener.Watching.Contains(id))) is not { } snapshot)
        {
            return;
        }

        var (state, draft) = await database.ReadAsync(db => db.DraftOfAsync(writer, id));
        var change = DraftChange.Of(id, state, draft);
        await CatchUpOnRightsAsync(own);
        foreach (var listener in own.FindAll(listener => snapshot.Conversation.AccessOf(listener.Reader) != Access.None))
        {
            listener.Offer(id, new ConversationChange(id, snapshot));
            if (change is not null)
            {
                listener.Offer((typeof(DraftChange), id), change);
            }
        }
    }
}
