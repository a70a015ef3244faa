using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Tags;

/// <summary>
/// Keeps the organization’s tags, and puts them on conversations. To a client there is nothing of the kind; the record names a tag by its
/// id alone.
/// </summary>
public sealed class TagService(OrgChatDatabase database)
{
    /// <summary>Those in use, by name.</summary>
    public Task<IReadOnlyList<TagName>> ListAsync(Actor actor) =>
        database.ReadAsync<MemberAct, IReadOnlyList<TagName>>(actor, AuditedOperation.Own, async act =>
            (await act.Db.TagsOfAsync(act.Member.OrganizationId)).All);

    /// <summary>The same with how much each is used, for admins.</summary>
    public Task<IReadOnlyList<TagUseModel>> ManageAsync(Actor actor) =>
        database.ReadAsync<AdminAct, IReadOnlyList<TagUseModel>>(actor, AuditedOperation.ToOpen(AuditedPage.Tags), async act =>
        {
            var uses = await act.Db.Tags.Where(t => t.OrganizationId == act.Admin.OrganizationId && t.ArchivedAt == null)
                .Select(t => new { t.Id, Count = act.Db.ConversationTags.Count(on => on.TagId == t.Id) })
                .ToDictionaryAsync(one => one.Id, one => one.Count);
            return [.. (await act.Db.TagsOfAsync(act.Admin.OrganizationId)).All.Select(tag => new TagUseModel(tag, uses[tag.Id]))];
        });

    /// <summary>Adds a tag, or changes one.</summary>
    /// <exception cref="RefusedException">See <see cref="Tag.Describe"/>, there are too many, or somebody changed it meanwhile.</exception>
    public Task<Guid> SaveAsync(Actor actor, TagForm form) =>
        database.WriteAsync(actor, new(form.Id is null ? AuditAction.TagAdded : AuditAction.TagChanged), async (AdminAct act) =>
        {
            var all = await AllAsync(act);
            var tag = form.Id is { } id ? Find(all, id) : act.Db.Add(new Tag(act.Admin, act.Now)).Entity;
            if (form.Seen is { } seen && seen != TagName.Of(tag))
            {
                throw new RefusedException("TagChanged");
            }

            RequireRoom(form.Id is null ? [.. all, tag] : all);
            if (tag.Describe(form.Name, form.Color, all))
            {
                Record(act, tag);
            }

            return tag.Id;
        });

    /// <summary>Takes it out of every list and off every conversation; <see cref="RestoreAsync"/> brings it back.</summary>
    public Task RemoveAsync(Actor actor, Guid id) =>
        database.WriteAsync(actor, new(AuditAction.TagRemoved), async (AdminAct act) =>
        {
            var tag = Find(await AllAsync(act), id);
            tag.Archive(act.Now);
            Record(act, tag);
        });

    /// <inheritdoc cref="Tag.Restore"/>
    public Task RestoreAsync(Actor actor, Guid id) =>
        database.WriteAsync(actor, new(AuditAction.TagRestored), async (AdminAct act) =>
        {
            var all = await AllAsync(act);
            var tag = Find(all, id, isArchived: true);
            tag.Restore(all);
            RequireRoom(all);
            Record(act, tag);
        });

    /// <summary>Puts a tag on a conversation, or takes it off, for everybody of the team.</summary>
    /// <exception cref="RefusedException">The actor may not answer there.</exception>
    public Task SetAsync(Actor actor, Guid conversationId, Guid tagId, bool isOn)
    {
        var facts = new AuditFacts { Tag = tagId };
        var action = isOn ? AuditAction.ConversationTagged : AuditAction.ConversationUntagged;
        return database.WriteAsync(actor, new(action, conversationId, Facts: facts), async (MemberAct act) =>
        {
            var conversation = await act.Db.TaggedConversationForAsync(act.Member, conversationId);
            if (isOn ? conversation.PutOn(Find(await AllAsync(act), tagId), act.Member, act.Now) : TakeOff(act, conversation, tagId))
            {
                act.Record(conversation).With(facts);
            }
        });
    }

    private static bool TakeOff(MemberAct act, Conversation conversation, Guid tagId)
    {
        if (conversation.TakeOff(tagId, act.Member) is not { } former)
        {
            return false;
        }

        act.Db.Remove(former);
        return true;
    }

    private static Task<List<Tag>> AllAsync(MemberAct act) =>
        act.Db.Tags.Where(t => t.OrganizationId == act.Member.OrganizationId).ToListAsync();

    private static Tag Find(List<Tag> all, Guid id, bool isArchived = false) =>
        all.Find(tag => tag.Id == id && tag.IsArchived == isArchived) ?? throw new NotFoundException(MissingKind.Tag);

    private static void RequireRoom(IEnumerable<Tag> all)
    {
        if (all.Count(tag => !tag.IsArchived) > Tag.Most)
        {
            throw new RefusedException("TooManyTags", Tag.Most);
        }
    }

    private static void Record(AdminAct act, Tag tag) => act.Record().With(new AuditFacts { Tag = tag.Id });
}
