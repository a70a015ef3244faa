using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Notes;

/// <summary>The notes that mention somebody, of those conversations alone that they may open now.</summary>
public sealed class MentionService(OrgChatDatabase database)
{
    /// <summary>Mentions of one page.</summary>
    public const int PageSize = 25;

    /// <summary>Newest first.</summary>
    /// <param name="after">The last one shown; null for the first page.</param>
    public Task<Page<MentionModel, MentionCursor>> ListAsync(Actor actor, MentionCursor? after) =>
        database.ReadAsync(actor, AuditedOperation.Own, async (MemberAct act) =>
        {
            var found = await Mine(act).Where(one => after == null || one.Note.At < after.At
                    || (one.Note.At == after.At && one.Note.Id < after.NoteId))
                .OrderByDescending(one => one.Mention.At).ThenByDescending(one => one.Mention.NoteId).Take(PageSize + 1).ToListAsync();
            var page = found.Take(PageSize).ToList();
            var ids = page.Select(one => one.Note.ConversationId).Distinct().ToList();
            var conversations = (await act.Db.ConversationsForAsync(act.Member, ids)).ToDictionary(conversation => conversation.Id);
            return new Page<MentionModel, MentionCursor>(
                [.. page.Where(one => conversations.ContainsKey(one.Note.ConversationId))
                    .Select(one => Line(one, conversations[one.Note.ConversationId], act.Member))],
                found.Count > PageSize ? new MentionCursor(page[^1].Note.At, page[^1].Note.Id) : null);
        });

    public Task<MentionTally> TallyAsync(Actor actor) => database.ReadAsync(actor, AuditedOperation.Own, async (MemberAct act) =>
    {
        var (any, unseen) = await act.Db.Readers.Mentions.OfAsync(act.Db, act.Member.Id, async (_, _) =>
        {
            var count = await Mine(act).CountAsync(one => one.Mention.SeenAt == null);
            return (count > 0 || await Mine(act).AnyAsync(), count);
        });
        return new MentionTally(any, unseen);
    });

    /// <summary>The reader has had these notes before their eyes.</summary>
    public Task SeeAsync(Actor actor, Guid conversationId, IReadOnlyCollection<Guid> notes) =>
        database.WriteAsync(actor, new(AuditAction.ConversationOpened, conversationId), async (MemberAct act) =>
        {
            await act.Db.ConversationForAsync(act.Member, conversationId);
            var seen = await act.Db.NoteMentions.Where(m => m.PersonId == act.Member.Id && m.SeenAt == null && notes.Contains(m.NoteId)
                && act.Db.Notes.Any(n => n.Id == m.NoteId && n.ConversationId == conversationId)).ToListAsync();
            seen.ForEach(mention => mention.See(act.Now));
        });

    private static IQueryable<MentioningNote> Mine(MemberAct act) =>
        from mention in act.Db.NoteMentions
        join note in act.Db.Notes on mention.NoteId equals note.Id
        where mention.PersonId == act.Member.Id && note.RetractedAt == null
            && act.Db.Conversations.VisibleTo(act.Member).Any(c => c.Id == note.ConversationId)
        select new MentioningNote { Mention = mention, Note = note };

    private static MentionModel Line(MentioningNote one, Conversation conversation, TeamMember reader)
    {
        var (note, name) = (one.Note, new ConversationName(conversation, reader));
        return new MentionModel(note.Id, conversation.Id, note.AfterNumber, note.At, note.AuthorId, note.AuthorName, note.Text, name.Text,
            name.Born, conversation.Owner.Name, conversation.AccessOf(reader), one.Mention.SeenAt is null);
    }

    private sealed class MentioningNote
    {
        public required NoteMention Mention { get; init; }

        public required Note Note { get; init; }
    }
}
