using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>
/// Takes a database of the first version, which held words plain, to one that holds them sealed. It runs between two migrations: the one
/// that adds the sealed columns, and those after it, which would not know the plain ones. The plain columns go last; as long as they are
/// there, this has not come to its end and begins again. Written for SQLite alone: no other database ever held anything plain.
/// </summary>
internal static class PlainTextMigration
{
    /// <summary>The migration that adds the sealed columns.</summary>
    private const string Migration = "Safeguards";

    private static readonly PlainTextColumn[] Columns =
    [
        new("Messages", "Text", "SealedText", "ConversationId", "Number"),
        new("SavedDrafts", "Text", "SealedText", "PersonId", "ConversationId"),
        new("Conversations", "Title", "SealedTitle", "Id"),
        new("Conversations", "Last_Preview", "SealedPreview", "Id"),
        new("People", "Email", "SealedEmail", "Id"),
        new("People", "Phone", "SealedPhone", "Id"),
        new("People", "Language", "SealedLanguage", "Id"),
        new("People", "BirthDate", "SealedBirthDate", "Id"),
    ];

    private static readonly PlainTextColumn TitleKey = new("Conversations", "TitleKey", "TitleMarks");

    public static async Task SealAsync(OrgChatDb db, DateTimeOffset now)
    {
        if ((await db.Database.GetPendingMigrationsAsync())
            .FirstOrDefault(name => name.EndsWith("_" + Migration, StringComparison.Ordinal)) is { } pending)
        {
            await db.GetService<IMigrator>().MigrateAsync(pending);
        }

        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        if (!await IsThereAsync(connection))
        {
            return;
        }

        await OrganizationKeyFactory.EnsureAsync(db, now);
        await SealAsync(connection, db.RequiredKeys);
        await PlainTextColumn.LeaveNoTraceAsync(connection);
        await PlainTextColumn.DropAsync(connection, Columns.Append(TitleKey));
    }

    private static async Task<bool> IsThereAsync(SqliteConnection connection) =>
        await PlainTextColumn.AskAsync(connection, "SELECT count(*) FROM pragma_table_info('Conversations') WHERE name = 'TitleKey'") > 0;

    private static async Task SealAsync(SqliteConnection connection, KeyRing keys)
    {
        await using var transaction = connection.BeginTransaction();
        await PlainTextColumn.RunAsync(connection, transaction, """
            UPDATE Messages SET OrganizationId = (SELECT c.OrganizationId FROM Conversations c WHERE c.Id = ConversationId);
            UPDATE SavedDrafts SET OrganizationId = (SELECT c.OrganizationId FROM Conversations c WHERE c.Id = ConversationId);
            UPDATE Accounts SET Email = NULL, NormalizedEmail = NULL;
            """);
        foreach (var column in Columns)
        {
            await column.SealAsync(connection, transaction, keys);
        }

        await MarkAsync(connection, transaction, keys);
        foreach (var column in Columns.Append(TitleKey))
        {
            await column.BlankAsync(connection, transaction);
        }

        await transaction.CommitAsync();
    }

    /// <summary>The keyed hashes by which titles and addresses are found from now on.</summary>
    private static async Task MarkAsync(SqliteConnection connection, SqliteTransaction transaction, KeyRing keys)
    {
        connection.CreateFunction("email_key", (string address) => keys.EmailKey(address));
        connection.CreateFunction("title_marks",
            (string title, string organization) => TitleMarkRules.Of(title, keys.IndexKey(Guid.Parse(organization))));
        await PlainTextColumn.RunAsync(connection, transaction, """
            UPDATE People SET EmailKey = email_key(Email) WHERE Email IS NOT NULL;
            UPDATE Conversations SET TitleMarks = title_marks(Title, OrganizationId) WHERE Title IS NOT NULL;
            """);
    }
}
