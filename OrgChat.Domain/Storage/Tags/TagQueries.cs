using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Tags;

/// <summary>How tags are looked up.</summary>
internal static class TagQueries
{
    /// <summary>Those of an organization; read once for a node, and again when one changed.</summary>
    public static Task<TagIndex> TagsOfAsync(this OrgChatDb db, Guid organizationId) => db.Readers.Tags.OfAsync(db, organizationId,
        async (database, id) => new TagIndex(await database.Tags.AsNoTracking().Where(t => t.OrganizationId == id).ToListAsync()));

    /// <summary>What stands on one conversation, as a reader sees it; from memory while nothing is put on or taken off.</summary>
    public static async Task<EqualList<TagName>> TagsOnAsync(this OrgChatDb db, Person reader, Conversation conversation)
    {
        var tags = await db.TagsForAsync(reader);
        return tags.All.Count == 0 ? tags.All : tags.For(reader, await db.Readers.TagsOn.OfAsync(db, conversation.Id, StandingOnAsync));
    }

    /// <summary>The same of each of these conversations; asked once for all of them.</summary>
    public static async Task<Func<Guid, EqualList<TagName>>> TagsOnAsync(this OrgChatDb db, Person reader, IReadOnlyCollection<Guid> ids)
    {
        var tags = await db.TagsForAsync(reader);
        var standing = tags.All.Count == 0 || ids.Count == 0 ? []
            : await db.ConversationTags.Where(t => EF.Parameter(ids).Contains(t.ConversationId))
                .Select(t => new { t.ConversationId, t.TagId }).ToListAsync();
        var on = standing.ToLookup(one => one.ConversationId, one => one.TagId);
        return id => tags.For(reader, on[id]);
    }

    /// <summary>The conversations one of these tags stands on, each as often as some of them do.</summary>
    public static IQueryable<Guid> TaggedWith(this OrgChatDb db, IReadOnlyCollection<Guid> tags) =>
        db.ConversationTags.Where(t => EF.Parameter(tags).Contains(t.TagId)).Select(t => t.ConversationId);

    /// <summary>A conversation the person may see, with its people and its tags, to change these.</summary>
    public static async Task<Conversation> TaggedConversationForAsync(this OrgChatDb db, Person actor, Guid conversationId)
    {
        var conversation = await db.ConversationForAsync(actor, conversationId);
        await db.Entry(conversation).Collection(c => c.Tags).LoadAsync();
        return conversation;
    }

    private static Task<TagIndex> TagsForAsync(this OrgChatDb db, Person reader) =>
        reader is Client ? Task.FromResult(TagIndex.Empty) : db.TagsOfAsync(reader.OrganizationId);

    private static async Task<IReadOnlyList<Guid>> StandingOnAsync(OrgChatDb db, Guid conversationId) =>
        await db.ConversationTags.Where(t => t.ConversationId == conversationId).Select(t => t.TagId).ToListAsync();
}
