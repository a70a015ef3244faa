using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>How messages come into the index.</summary>
internal static class SearchIndexWriter
{
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
            db.SearchTokens.AddRange(index.TokensOf(message.Text ?? "").Select(token => new SearchToken(token, id)));
        }
    }
}
