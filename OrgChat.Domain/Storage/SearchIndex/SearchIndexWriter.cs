using System.Text.Json;
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
        var ids = await SearchIdFactory.ForAsync(db, messages, cancel);
        foreach (var message in messages)
        {
            var id = await ids.NextAsync(message.SentAt, cancel);
            message.BeFoundAs(id);
            if (db.RequiredTokens.Of(organizationOf(message), message.Text ?? "") is { Count: > 0 } tokens)
            {
                db.TokenSets.Add(new TokenSet(id, tokens));
            }
        }
    }

    /// <summary>Adds lines, in their order and with one statement; those that are there already stay.</summary>
    /// <param name="lines">Each a number and the message that has it.</param>
    public static Task AddAsync(OrgChatDb db, IEnumerable<long[]> lines)
    {
        var all = JsonSerializer.Serialize(lines);
        return db.Database.ExecuteSqlAsync(
            $"INSERT OR IGNORE INTO SearchTokens (Token, MessageId) SELECT value ->> 0, value ->> 1 FROM json_each({all})");
    }
}
