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

    /// <summary>What stands on one conversation, as a reader sees it.</summary>
    public static async Task<EqualList<TagName>> TagsOnAsync(this OrgChatDb db, Person reader, Conversation conversation) =>
        (await db.TagsOnAsync(reader, [conversation.Id]))(conversation.Id);

    /// <summary>The same of each of these conversations; from memory while nothing is put on any or taken off.</summary>
    public static async Task<Func<Guid, EqualList<TagName>>> TagsOnAsync(this OrgChatDb db, Person reader, IReadOnlyCollection<Guid> ids)
    {
        var tags = reader is Client || ids.Count == 0 ? TagIndex.Empty : await db.TagsOfAsync(reader.OrganizationId);
        if (tags.All.Count == 0)
        {
            return _ => tags.All;
        }

        var standing = await db.Readers.TagsOn.OfEachAsync(db, ids, StandingOnAsync);
        return id => tags.For(reader, standing[id]);
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

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> StandingOnAsync(OrgChatDb db, IReadOnlyCollection<Guid> ids)
    {
        var found = await db.ConversationTags.Where(t => EF.Parameter(ids).Contains(t.ConversationId))
            .Select(t => new { t.ConversationId, t.TagId }).ToListAsync();
        var standing = found.ToLookup(one => one.ConversationId, one => one.TagId);
        return ids.ToDictionary(id => id, IReadOnlyList<Guid> (id) => [.. standing[id]]);
    }
}
