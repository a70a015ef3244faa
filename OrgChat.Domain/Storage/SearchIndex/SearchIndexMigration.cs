using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Text;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// The index of messages was folded by the rules of its day. When the rules change, it is emptied at the next start, and
/// <c>SearchBackfillService</c> fills it beside everybody’s work.
/// </summary>
internal static class SearchIndexMigration
{
    /// <summary>
    /// Goes up with every change of <see cref="TextFoldingRules"/>, <see cref="Tokenizer"/> and <see cref="WordFormRules"/>; kept in the
    /// file’s “user_version”.
    /// </summary>
    private const int Current = 1;

    public static async Task BringUpToDateAsync(OrgChatDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var version = await db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync();
        if (version >= Current)
        {
            return;
        }

        await db.SearchTokens.ExecuteDeleteAsync();
        await db.TokenSets.ExecuteDeleteAsync();
        await db.Messages.ExecuteUpdateAsync(update => update.SetProperty(m => m.SearchId, (long?)null));
        await db.Database.ExecuteSqlAsync($"PRAGMA user_version = 1");
        await transaction.CommitAsync();
    }
}
