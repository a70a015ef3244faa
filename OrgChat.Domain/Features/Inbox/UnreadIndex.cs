using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>
/// Where something may be unread for whom, in memory, so that a person’s few are not sought among all of the clinic’s. Before each use it
/// asks what was written and joined since, and what they marked as unread; whatever was written elsewhere is seen too. It only says where
/// to look: whether a conversation is open to the reader, and unread, is asked of the database each time.
/// </summary>
/// <remarks>
/// SQLite numbers rows as they are added, and no message and no participant is ever deleted. A position moves back only by a mark, which
/// stays in its row until the person has read as far again.
/// </remarks>
public sealed class UnreadIndex
{
    private static readonly string[] Tables =
        [nameof(OrgChatDb.Messages), nameof(OrgChatDb.Participants), nameof(OrgChatDb.PersonalStates)];

    private readonly ConcurrentDictionary<(Guid Reader, ChatView View), Known> known = new();

    /// <summary>Up to so many conversations are looked up one by one, which costs some microseconds each.</summary>
    internal int Few { get; init; } = 1000;

    /// <summary>Every conversation of the view that is unread, and some that no longer are; null when they are many.</summary>
    /// <param name="unread">Which of these conversations are unread and in the view.</param>
    public async Task<IReadOnlyCollection<Guid>?> OfAsync(
        OrgChatDb db, Person reader, ChatView view, Func<IQueryable<Conversation>, IQueryable<Guid>> unread)
    {
        var have = known.GetValueOrDefault((reader.Id, view)) ?? await CountAsync(db, unread(db.Conversations));
        if (have.Ids is not null && !db.IsAsAt(have.Commit, Tables))
        {
            var news = await NewsAsync(db, reader, have);
            have = news.Count > Few ? await CountAsync(db, unread(db.Conversations)) : have.With(news);
        }

        if (have.Ids is { } grown && grown.Count > (2 * have.Settled) + (Few / 10) && await SeesAsync(db, have))
        {
            have = have.With(await FewOfAsync(unread(db.Conversations.StartingFrom(db.Listed(grown)))));
        }

        known[(reader.Id, view)] = have with { Commit = db.Commit };
        return have.Ids;
    }

    /// <summary>What was too much to know may be little by now: the next question looks at the whole view once.</summary>
    public void ForgetMany(Person reader, ChatView view)
    {
        if (known.TryGetValue((reader.Id, view), out var have) && have.Ids is null)
        {
            known.TryRemove((reader.Id, view), out _);
        }
    }

    private async Task<Known> CountAsync(OrgChatDb db, IQueryable<Guid> unread)
    {
        var (message, participant) = await NewestAsync(db);
        return new Known(message, participant, await FewOfAsync(unread));
    }

    // Somebody who reads an earlier moment may not see yet what another has brought in: to them it would seem to be read.
    private static async Task<bool> SeesAsync(OrgChatDb db, Known have) =>
        await NewestAsync(db) is var (message, participant) && message >= have.Message && participant >= have.Participant;

    private static async Task<(long Message, long Participant)> NewestAsync(OrgChatDb db) => (
        await db.Database.SqlQuery<long>($"SELECT coalesce(max(rowid), 0) AS Value FROM Messages").SingleAsync(),
        await db.Database.SqlQuery<long>($"SELECT coalesce(max(rowid), 0) AS Value FROM Participants").SingleAsync());

    private async Task<ImmutableHashSet<Guid>?> FewOfAsync(IQueryable<Guid> unread)
    {
        var ids = await unread.Take(Few + 1).ToListAsync();
        return ids.Count > Few ? null : [.. ids];
    }

    private Task<List<News>> NewsAsync(OrgChatDb db, Person reader, Known have) => db.Database.SqlQuery<News>($"""
        SELECT ConversationId, rowid AS Message, 0 AS Participant FROM Messages WHERE rowid > {have.Message}
        UNION ALL SELECT ConversationId, 0, rowid FROM Participants
            WHERE PersonId = {reader.Id} AND LeftAt IS NULL AND rowid > {have.Participant}
        UNION ALL SELECT ConversationId, 0, 0 FROM PersonalStates WHERE PersonId = {reader.Id} AND MarkedBackFrom IS NOT NULL
        LIMIT {Few + 1}
        """).ToListAsync();

    /// <summary>A conversation that may have become unread.</summary>
    /// <param name="Message">The number of a new message’s row.</param>
    /// <param name="Participant">The number of the row by which the reader takes part in it.</param>
    private sealed record News(Guid ConversationId, long Message, long Participant);

    /// <param name="Message">The number of the newest message’s row that is in it.</param>
    /// <param name="Participant">The same of the reader’s newest taking part.</param>
    /// <param name="Ids">Null when they are many.</param>
    private sealed record Known(long Message, long Participant, ImmutableHashSet<Guid>? Ids)
    {
        /// <summary>How many they were when all of them were unread.</summary>
        public int Settled { get; } = Ids?.Count ?? 0;

        /// <summary>At which commit it was found; null where that is not known.</summary>
        public long? Commit { get; init; }

        /// <summary>The same with only what is unread.</summary>
        public Known With(ImmutableHashSet<Guid>? unread) => new(Message, Participant, unread);

        public Known With(IReadOnlyList<News> news) => news.Count == 0 ? this : this with
        {
            Message = Math.Max(Message, news.Max(one => one.Message)),
            Participant = Math.Max(Participant, news.Max(one => one.Participant)),
            Ids = Ids!.Union(news.Select(one => one.ConversationId)),
        };
    }
}
