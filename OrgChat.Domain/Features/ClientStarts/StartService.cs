using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Messaging;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.ClientStarts;

/// <summary>Clients begin conversations: with somebody of their care team, or with the clinic.</summary>
public sealed class StartService(OrgChatDatabase database, DiskSpaceService room)
{
    /// <summary>Conversations that one client may begin within a day.</summary>
    public const int MostADay = 10;

    /// <summary>
    /// Open conversations among which the newest with each member is looked for. It is only offered beside beginning another one, so who
    /// has more is not reminded of those that lie long.
    /// </summary>
    private const int MostOpen = 100;

    /// <summary>Whether the actor is a client of a clinic whose clients begin conversations.</summary>
    public Task<bool> IsOfferedAsync(Actor actor) => database.ReadAsync(actor, Opening, async (Act act) =>
        act.Person is Client client && !await act.Db.AreStartsOffForAsync(client));

    /// <summary>Whom the actor can write to, about what, and what they had begun.</summary>
    public Task<StartOfferModel> OfferAsync(Actor actor) => database.ReadAsync(actor, Opening, async (ClientAct act) =>
    {
        var people = await act.Db.StartPeopleOfAsync(act.Client);
        var reasons = await act.Db.StartReasonsOfAsync(act.Client);
        var open = await act.Db.Conversations.ParticipatedInBy(act.Client).Where(c => c.ClosedAt == null)
            .OrderByDescending(c => c.LastActivityAt).Select(c => new { c.Id, c.OwnerId }).Take(MostOpen).ToListAsync();
        return new StartOfferModel
        {
            IsOff = people.AreStartsOff,
            Members = [.. people.Reachable.Select(member => new StartMemberModel(member.Id, member.Name, member.Title,
                open.Find(one => one.OwnerId == member.Id)?.Id))],
            HasClinic = reasons.Prepend(null).Any(reason => people.OwnerOf(null, reason, act.Now) is not null),
            Reasons = [.. reasons.Select(StartReasonModel.ForClients)],
            Begun = await DraftAsync(act) is { Text: { } text } draft
                ? new StartForm(new Draft(draft.Key, text), draft.MemberId, draft.ReasonId)
                : null,
        };
    });

    /// <summary>
    /// Begins a conversation with what the client wrote and attached: all of it, or nothing. The same key again is the same conversation,
    /// and another text under it goes there too.
    /// </summary>
    /// <returns>The conversation’s id.</returns>
    /// <exception cref="RefusedException">The clinic does not want it, nobody takes it, the client began too many, or the text cannot be
    /// sent; nothing was begun, and what was written is kept.</exception>
    public async Task<Guid> StartAsync(Actor actor, StartForm form)
    {
        using var numbered = database.Prepare(actor, form.Draft);
        return await database.WriteAsync(actor, new(AuditAction.ConversationStarted, SubjectId: form.MemberId), async (ClientAct act) =>
        {
            var conversation = await BegunAsync(act, form.Draft);
            if (conversation is null)
            {
                conversation = await BeginAsync(act, form);
                conversation.KeepOrigin(Conversation.OriginOf(act.Client, form.Draft.Key));
                act.Db.Conversations.Add(conversation);
                act.Record(conversation);
            }

            await act.SendAsync(room, conversation, form.Draft);
            act.Db.StartDrafts.RemoveRange(await act.Db.StartDrafts.Where(d => d.PersonId == act.Client.Id && d.Key == form.Draft.Key)
                .ToListAsync());
            return conversation.Id;
        });
    }

    /// <summary>Whether the draft has begun its conversation, although whoever sent it heard no answer.</summary>
    public Task<bool> IsSentAsync(Actor actor, Draft draft) =>
        database.ReadAsync(actor, Opening, (ClientAct act) => IsSentAsync(act, draft));

    /// <summary>Keeps what is being written and for whom; an empty text forgets it.</summary>
    public Task KeepDraftAsync(Actor actor, StartForm form) => database.WriteAsync(actor, AuditedOperation.Own, async (ClientAct act) =>
    {
        var kept = await DraftAsync(act);
        if (form.Draft.Text.Length > SavedDraft.MaxLength || await IsSentAsync(act, form.Draft))
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(form.Draft.Text))
        {
            (kept ?? act.Db.StartDrafts.Add(new StartDraft(act.Client)).Entity).Keep(form.Draft, form.MemberId, form.ReasonId);
        }
        else if (kept is not null && (kept.Key == form.Draft.Key || kept.Text is null))
        {
            act.Db.StartDrafts.Remove(kept);
        }
    });

    /// <summary>How a client began the conversation; null where one of the team did.</summary>
    public Task<StartedModel?> StartedAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync(actor, new(AuditAction.ConversationOpened, conversationId), async (MemberAct act) =>
        {
            await act.Db.ConversationForAsync(act.Member, conversationId);
            var started = await act.Db.ConversationEvents.FirstOrDefaultAsync(e =>
                e.ConversationId == conversationId && e.AfterNumber == 0 && e.Kind == ConversationEventKind.Started
                && act.Db.Clients.Any(c => c.Id == e.ActorId));
            return started is null ? null : new StartedModel(started.ActorName, started.Reason, started.At);
        });

    private static AuditedOperation Opening { get; } = AuditedOperation.ToOpen(AuditedPage.ClientStarts);

    private static Task<Conversation?> BegunAsync(ClientAct act, Draft draft) =>
        act.Db.StartedBy(act.Client, draft.Key).WithPeople().FirstOrDefaultAsync();

    private static async Task<bool> IsSentAsync(ClientAct act, Draft draft) =>
        await BegunAsync(act, draft) is { } begun
        && (await act.Db.SentAsync(act.Client.Id, begun.Id, draft.Key))?.Text == MessageText.Clean(draft.Text);

    private static async Task<Conversation> BeginAsync(ClientAct act, StartForm form)
    {
        var clinic = await act.Db.Organizations.FirstAsync(o => o.Id == act.Client.OrganizationId);
        var people = await act.Db.StartPeopleOfAsync(act.Client);
        if (people.AreStartsOff)
        {
            throw clinic.Phone is { } number ? new RefusedException("StartsAreOffCall", number) : new RefusedException("StartsAreOff");
        }

        await RequireFewAsync(act, clinic.Phone);
        var reason = form.ReasonId is { } id ? await act.Db.StartReasonAsync(act.Client, id) : null;
        var owner = people.OwnerOf(form.MemberId, reason, act.Now)
            ?? throw (form.MemberId, clinic.Phone) switch
            {
                ({ }, _) => new RefusedException("CannotStartWith"),
                (null, { } call) => new RefusedException("NobodyTakesItCall", call),
                _ => new RefusedException("NobodyTakesIt"),
            };
        return Conversation.StartBy(act.Client, owner, reason, act.Now);
    }

    private static async Task RequireFewAsync(ClientAct act, string? number)
    {
        var since = act.Now.AddDays(-1);
        var begun = act.Db.Participants.Where(p => p.PersonId == act.Client.Id && p.JoinedAt > since).Select(p => p.ConversationId);
        if (await act.Db.Conversations.CountAsync(c => begun.Contains(c.Id) && c.CreatedById == act.Client.Id) >= MostADay)
        {
            throw number is null
                ? new RefusedException("TooManyStarts", MostADay)
                : new RefusedException("TooManyStartsCall", number, MostADay);
        }
    }

    private static Task<StartDraft?> DraftAsync(ClientAct act) => act.Db.StartDrafts.FirstOrDefaultAsync(d => d.PersonId == act.Client.Id);
}
