using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Notices;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Storage.Messaging;

/// <summary>Sends what somebody wrote, within their act: all that goes with a message, the first of a conversation or any other.</summary>
internal static class MessageWriter
{
    /// <summary>Makes what its text alone decides before it is the turn of the act that sends it; see <see cref="TokensAhead"/>.</summary>
    public static IDisposable? Prepare(this OrgChatDatabase database, Actor actor, Draft draft) =>
        database.Tokens.Make(actor.PersonId, MessageText.Clean(draft.Text));

    /// <summary>
    /// Writes the message, with its record and whom it is told to; its author has read it, and a client’s opens what is closed. The same
    /// draft sent again is the same message; another text under its key is another message.
    /// </summary>
    /// <returns>The message, and what its author keeps about the conversation; null where it had been sent before.</returns>
    /// <exception cref="ChangedMeanwhileException">See <see cref="RequireUnchangedAsync"/>.</exception>
    /// <exception cref="RefusedException">See <see cref="Conversation.Write"/>; or the disk is nearly full.</exception>
    public static async Task<(Message Message, PersonalState? Kept)> SendAsync(this Act act, DiskSpaceService room,
        Conversation conversation, Draft draft)
    {
        var (own, sent) = await act.Db.FindSentAsync(act.Person, conversation.Id, draft);
        if (sent is not null)
        {
            return (sent, null);
        }

        room.RequireForMessages();
        await act.Db.RequireUnchangedAsync(act.Person, conversation, draft);
        var wasClosed = conversation.IsClosed;
        own = wasClosed && act.Person is Client client ? own with { Reopens = !await act.Db.LocksClosedForAsync(client) } : own;
        var message = conversation.Write(act.Person, own, act.Now, await act.Db.FilesOfAsync(act.Person, own));
        var action = message.OnBehalfOfId is null ? AuditAction.MessageSent : AuditAction.MessageSentOnBehalf;
        act.Record(action, conversation).Of(message, conversation.Owner);
        if (wasClosed)
        {
            act.Record(AuditAction.ConversationReopened, conversation);
        }

        act.Db.Tell(message, conversation);
        var kept = await act.Db.KnownStateAsync(act.Person, conversation);
        kept.Read(message.Number, act.Now);
        return (message, kept);
    }

    /// <summary>Whoever of the team sends is stopped once by what others did here since they began.</summary>
    /// <exception cref="ChangedMeanwhileException">Others did something; see <see cref="Draft.SeenAt"/>.</exception>
    public static async Task RequireUnchangedAsync(this OrgChatDb db, Person author, Conversation conversation, Draft draft)
    {
        if (draft.SeenAt is { } seenAt && author is TeamMember && (conversation.IsHandledSince(seenAt, author)
            || (conversation.LastNumber > draft.SeenNumber && await db.Messages.AnyAsync(m =>
                m.ConversationId == conversation.Id && m.Number > draft.SeenNumber && m.AuthorId != author.Id))))
        {
            throw new ChangedMeanwhileException();
        }
    }
}
