using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// Brings what was written with messages (<see cref="TokenSet"/>) into the lines of the index: many messages at once and in the order of
/// the index, so that few pages of it are written, and in small turns, so that nobody waits. Stopped at any time, it goes on where it was:
/// until the last turn of a batch, its messages are found in both places.
/// </summary>
public sealed class SearchMergeService(OrgChatDatabase database)
{
    /// <summary>Messages that are worth the pages they touch.</summary>
    public const int Batch = 1_000;

    /// <summary>Lines of one turn: a few milliseconds.</summary>
    private const int LinesOfTurn = 1_000;

    /// <param name="atLeast">Fewer messages stay where they are.</param>
    public async Task RunAsync(CancellationToken cancel, int atLeast = Batch)
    {
        while (await NextAsync(cancel) is { Count: > 0 } sets && sets.Count >= Math.Min(atLeast, Batch))
        {
            var lines = sets.SelectMany(set => TokenSet.TokensOf(set.Packed).Select(token => new[] { token, set.MessageId }))
                .OrderBy(line => line[0]).ThenBy(line => line[1]);
            foreach (var turn in lines.Chunk(LinesOfTurn))
            {
                cancel.ThrowIfCancellationRequested();
                await database.WriteAsync(db => SearchIndexWriter.AddAsync(db, turn));
            }

            var merged = sets.ConvertAll(set => set.MessageId);
            await database.WriteAsync(db => db.TokenSets.Where(set => EF.Parameter(merged).Contains(set.MessageId)).ExecuteDeleteAsync());
        }
    }

    private Task<List<TokenSet>> NextAsync(CancellationToken cancel) =>
        database.ReadAsync(db => db.TokenSets.OrderBy(set => set.MessageId).Take(Batch).ToListAsync(cancel));
}
