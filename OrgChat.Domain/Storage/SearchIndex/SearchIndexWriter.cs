using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>How messages come into the index: with a save as one row each (<see cref="TokenSet"/>), later as lines.</summary>
internal static class SearchIndexWriter
{
    public static BlindIndex IndexOf(this OrgChatDb db, Guid organizationId) => new(db.RequiredKeys.IndexKey(organizationId));

    /// <summary>Gives the messages their ids and adds their numbers.</summary>
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
            if (index.TokensOf(message.Text ?? "") is { Count: > 0 } tokens)
            {
                db.TokenSets.Add(new TokenSet(id, tokens));
            }
        }
    }

    /// <summary>Adds lines in their order; those that are there already stay.</summary>
    public static async Task AddAsync(OrgChatDb db, IEnumerable<(int Token, long MessageId)> lines)
    {
        await using var insert = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable RS0030 // A constant; values are parameters.
        insert.CommandText = "INSERT OR IGNORE INTO SearchTokens (Token, MessageId) VALUES ($token, $message)";
#pragma warning restore RS0030
        var (token, message) = (insert.CreateParameter(), insert.CreateParameter());
        (token.ParameterName, message.ParameterName) = ("$token", "$message");
        insert.Parameters.AddRange(new[] { token, message });
        foreach (var line in lines)
        {
            (token.Value, message.Value) = (line.Token, line.MessageId);
            await insert.ExecuteNonQueryAsync();
        }
    }
}
