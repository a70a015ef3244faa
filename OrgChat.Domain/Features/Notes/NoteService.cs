using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Notices;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Notes;

/// <summary>
/// Notes of a conversation: written and read by the team alone. Every act here is a member’s; to a client there is nothing of the kind.
/// </summary>
public sealed class NoteService(OrgChatDatabase database, DiskSpaceService room)
{
    /// <summary>Notes read at once: the newest of a stretch.</summary>
    public const int Most = 500;

    /// <summary>The notes that stand after one of these messages, in the order they were written.</summary>
    public Task<IReadOnlyList<NoteModel>> ListAsync(Actor actor, Guid conversationId, long from, long to) =>
        database.ReadAsync<MemberAct, IReadOnlyList<NoteModel>>(actor, Reading(conversationId), async act =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Member, conversationId);
            if (!await act.Db.Readers.Noted.OfAsync(act.Db, conversationId, AnyAsync))
            {
                return [];
            }

            var notes = await act.Db.Notes.AsNoTracking().Include(n => n.Mentions)
                .Where(n => n.ConversationId == conversationId && n.AfterNumber >= from && n.AfterNumber <= to)
                .OrderByDescending(n => n.AfterNumber).ThenByDescending(n => n.At).Take(Most).ToListAsync();
            var ids = notes.SelectMany(note => note.Mentions).Select(mention => mention.PersonId).Distinct().ToList();
            var mentioned = ids.Count == 0 ? []
                : (await act.Db.TeamMembers.Where(m => ids.Contains(m.Id)).ToListAsync())
                    .Where(member => conversation.AccessOf(member) != Access.None).Select(member => member.Id).ToHashSet();
            return [.. notes.OrderBy(note => note.AfterNumber).ThenBy(note => note.At).ThenBy(note => note.Id)
                .Select(note => Line(note, act.Member, mentioned))];
        });

    /// <summary>What was being written before, and whom one can mention: everybody of the team.</summary>
    public Task<NoteBeginningModel> BeginAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync(actor, Reading(conversationId), async (MemberAct act) =>
        {
            var conversation = await RequireWriterAsync(act, conversationId);
            var draft = await DraftAsync(act, conversationId);
            var team = await act.Db.TeamMembers
                .Where(m => m.OrganizationId == conversation.OrganizationId && m.IsActive && m.Id != act.Member.Id).ToListAsync();
            return new NoteBeginningModel(draft?.Text is null ? null : draft.Key, draft?.Text ?? "", draft?.Mentioned ?? [],
                [.. team.InNameOrder().Select(member =>
                    new ColleagueModel(member.Id, member.Name, member.Title, conversation.AccessOf(member) != Access.None))]);
        });

    /// <summary>Adds a note. The same draft added again is the same note; another text under its key is another note.</summary>
    /// <param name="mentioned">Colleagues chosen while writing; of whom the text no longer speaks is not mentioned.</param>
    /// <returns>The note’s id.</returns>
    /// <exception cref="RefusedException">See <see cref="Note.Write"/>; nothing was added, and the draft is kept.</exception>
    public Task<Guid> AddAsync(Actor actor, Guid conversationId, Draft draft, IReadOnlyCollection<Guid> mentioned) =>
        database.WriteAsync(actor, new(AuditAction.NoteAdded, conversationId), async (MemberAct act) =>
        {
            var conversation = await RequireWriterAsync(act, conversationId);
            var (own, added) = await FindAddedAsync(act, conversationId, draft);
            if (added is not null)
            {
                return added.Id;
            }

            room.RequireForMessages();
            var colleagues = await act.Db.TeamMembers.Where(m => m.OrganizationId == conversation.OrganizationId && m.IsActive
                && m.Id != act.Member.Id && mentioned.Contains(m.Id)).ToListAsync();
            var note = act.Db.Notes.Add(Note.Write(conversation, act.Member, own, colleagues, act.Now)).Entity;
            act.Db.TellMentioned(conversation, colleagues.Where(member => note.Mentions.Any(mention => mention.PersonId == member.Id)),
                act.Now);
            act.Record(conversation);
            await ForgetDraftAsync(act, conversationId, draft.Key);
            return note.Id;
        });

    /// <inheritdoc cref="Note.Retract"/>
    public Task RetractAsync(Actor actor, Guid conversationId, Guid noteId) =>
        database.WriteAsync(actor, new(AuditAction.NoteRetracted, conversationId), async (MemberAct act) =>
        {
            var conversation = await RequireWriterAsync(act, conversationId);
            var note = await act.Db.Notes.Include(n => n.Mentions).FirstOrDefaultAsync(n => n.Id == noteId
                && n.ConversationId == conversationId) ?? throw new NotFoundException(MissingKind.Note);
            if (note.RetractedAt is null)
            {
                note.Retract(conversation, act.Member, act.Now);
                act.Record(conversation);
            }
        });

    /// <summary>Keeps what is being written; an empty text forgets it.</summary>
    public Task KeepDraftAsync(Actor actor, Guid conversationId, Draft draft, IReadOnlyCollection<Guid> mentioned) =>
        database.WriteAsync(actor, new(AuditAction.NoteAdded, conversationId), async (MemberAct act) =>
        {
            await RequireWriterAsync(act, conversationId);
            if (draft.Text.Length > SavedDraft.MaxLength || (await FindAddedAsync(act, conversationId, draft)).Added is not null)
            {
                return;
            }

            if (string.IsNullOrWhiteSpace(draft.Text))
            {
                await ForgetDraftAsync(act, conversationId, draft.Key);
                return;
            }

            var kept = await DraftAsync(act, conversationId) ?? act.Db.NoteDrafts.Add(new NoteDraft(act.Member, conversationId)).Entity;
            kept.Keep(draft, mentioned, act.Now);
        });

    private static AuditedOperation Reading(Guid conversationId) => new(AuditAction.ConversationOpened, conversationId);

    private static Task<bool> AnyAsync(OrgChatDb db, Guid conversationId) => db.Notes.AnyAsync(n => n.ConversationId == conversationId);

    private static async Task<Conversation> RequireWriterAsync(MemberAct act, Guid conversationId)
    {
        var conversation = await act.Db.ConversationForAsync(act.Member, conversationId);
        conversation.RequireAnsweringStaff(act.Member);
        return conversation;
    }

    private static Task<NoteDraft?> DraftAsync(MemberAct act, Guid conversationId) =>
        act.Db.NoteDrafts.FirstOrDefaultAsync(d => d.PersonId == act.Member.Id && d.ConversationId == conversationId);

    /// <returns>The draft under its own key, and the note it became if it was added before.</returns>
    private static async Task<(Draft Own, Note? Added)> FindAddedAsync(MemberAct act, Guid conversationId, Draft draft)
    {
        var added = await AddedAsync(act, conversationId, draft.Key);
        if (added is null || added.Says(draft))
        {
            return (draft, added);
        }

        var another = draft.AsAnother(act.Db.RequiredKeys, act.Member.OrganizationId);
        return (another, await AddedAsync(act, conversationId, another.Key));
    }

    private static Task<Note?> AddedAsync(MemberAct act, Guid conversationId, Guid draftKey) => act.Db.Notes.FirstOrDefaultAsync(n =>
        n.ConversationId == conversationId && n.AuthorId == act.Member.Id && n.DraftKey == draftKey);

    /// <summary>Another one, of another window, stays; one that does not open is nobody’s to add.</summary>
    private static async Task ForgetDraftAsync(MemberAct act, Guid conversationId, Guid draftKey)
    {
        if (await DraftAsync(act, conversationId) is { } kept && (kept.Key == draftKey || kept.Text is null))
        {
            act.Db.NoteDrafts.Remove(kept);
        }
    }

    private static NoteModel Line(Note note, TeamMember reader, HashSet<Guid> able) => new(
        note.Id, note.AuthorId, note.AuthorName, note.AuthorTitle, note.AfterNumber, note.At,
        note.RetractedAt is null ? note.Text : "", note.RetractedAt is not null,
        note.RetractedAt is null && note.Mentions.Any(mention => mention.PersonId == reader.Id && mention.SeenAt is null),
        new(note.RetractedAt is null
            ? note.Mentions.Select(mention => new MentionedModel(mention.PersonId, mention.Name, able.Contains(mention.PersonId)))
                .OrderBy(mention => mention.Name, StringComparer.Ordinal)
            : []));
}
