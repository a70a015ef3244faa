using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>Writes the index of every message that a save adds, in that save: no message without its index, no index without its message.</summary>
internal static class SearchIndexInterceptor
{
    public static async Task AddAsync(OrgChatDb db, CancellationToken cancel)
    {
        var added = db.ChangeTracker.Entries<Message>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        if (added.Count > 0)
        {
            var organizations = db.ChangeTracker.Entries<Conversation>().ToDictionary(entry => entry.Entity.Id, entry => entry.Entity.OrganizationId);
            await IndexAsync(db, added, message => organizations[message.ConversationId], cancel);
        }
    }

    public static BlindIndex IndexOf(this OrgChatDb db, Guid organizationId) => new(db.RequiredKeys.IndexKey(organizationId));

    /// <summary>Gives the messages their ids and adds their tokens.</summary>
    public static async Task IndexAsync(
        OrgChatDb db, IReadOnlyCollection<Message> messages, Func<Message, Guid> organizationOf, CancellationToken cancel)
    {
        var indexes = new Dictionary<Guid, BlindIndex>();
        var ids = await SearchIdFactory.ForAsync(db, messages, cancel);
        foreach (var message in messages)
        {
            var organization = organizationOf(message);
            if (!indexes.TryGetValue(organization, out var index))
            {
                index = indexes[organization] = db.IndexOf(organization);
            }

            var id = await ids.NextAsync(message.SentAt, cancel);
            message.BeFoundAs(id);
            db.SearchTokens.AddRange(index.TokensOf(message.Text).Select(token => new SearchToken(token, id)));
        }
    }
}
