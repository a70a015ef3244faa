using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Configurations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Integrity;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>
/// Takes a database that held names plain, and what else says who somebody is, to one that holds them sealed. The keyed hashes of its rows
/// were made over the plain values: each is checked as it was and made anew; a row that had been altered stays one that nobody believes.
/// The plain columns go last; as long as they are there, this has not come to its end and begins again.
/// </summary>
internal static class PlainNameMigration
{
    private static readonly PlainTextColumn[] Columns =
    [
        new("People", "Name", "SealedName", "Id"),
        new("People", "Profession", "SealedProfession", "Id"),
        new("People", "Relation", "SealedRelation", "Id"),
        new("People", "ClientSince", "SealedClientSince", "Id"),
        new("People", "ImportedFrom", "SealedImportedFrom", "Id"),
        new("Messages", "AuthorName", "SealedByline", "ConversationId",
            "Number") { Value = "json_array(AuthorName, AuthorTitle, OnBehalfOfName)" },
        new("Conversations", "Origin", "SealedOrigin", "Id"),
        new("Conversations", "Last_AuthorName", "SealedLastNames", "Id")
        {
            Value = "CASE WHEN Last_AuthorName IS NOT NULL THEN json_array(Last_AuthorName, Last_OnBehalfOfName) END",
        },
        new("ConversationEvents", "ActorName", "SealedNames", "ConversationId", "AfterNumber", "ActorId",
            "SubjectId") { Value = "json_array(ActorName, SubjectName)" },
        new("AuditEntries", "ActorName", "SealedWords", "ActorId") { Value = "json_array(ActorName, ClientName, SubjectName, Detail)",
            IsForGood = true },
    ];

    private static readonly PlainTextColumn[] Gone =
    [
        .. Columns, new("People", "SearchKey", ""), new("Messages", "AuthorTitle", ""), new("Messages", "OnBehalfOfName", ""),
        new("Conversations", "Last_OnBehalfOfName", ""),
        new("ConversationEvents", "SubjectName", ""), new("AuditEntries", "ClientName", ""), new("AuditEntries", "SubjectName", ""),
        new("AuditEntries", "Detail", ""),
        new("Accounts", "LinkShownTo", ""), new("AccountLinks", "ShownToName", ""),
    ];

    /// <summary>The tables whose keyed hashes were over plain values, in the order of their keys.</summary>
    private static readonly (string Table, Func<OrgChatDb, IQueryable<object>> Rows)[] Covered =
    [
        ("People", db => db.People.OrderBy(p => p.Id)),
        ("Conversations", db => db.Conversations.OrderBy(c => c.Id)),
        ("Messages", db => db.Messages.OrderBy(m => m.ConversationId).ThenBy(m => m.Number)),
        ("ConversationEvents", db => db.ConversationEvents.OrderBy(e => e.Id)),
        ("Accounts", db => db.Users.OrderBy(a => a.Id)),
        ("AccountLinks", db => db.AccountLinks.OrderBy(l => l.Id)),
    ];

    public static async Task SealAsync(OrgChatDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        if (await PlainTextColumn.AskAsync(connection, "SELECT count(*) FROM pragma_table_info('People') WHERE name = 'SearchKey'") == 0)
        {
            return;
        }

        if (await PlainTextColumn.AskAsync(connection, "SELECT count(*) FROM People WHERE length(SealedName) = 0") > 0)
        {
            await SealAllAsync(db, connection);
        }

        if (await PlainTextColumn.AskAsync(connection, "SELECT count(*) FROM AuditEntries") > 0)
        {
            await PlainTextColumn.LeaveNoTraceAsync(connection);
        }

        await PlainTextColumn.DropAsync(connection, Gone);
    }

    private static async Task SealAllAsync(OrgChatDb db, SqliteConnection connection)
    {
        var isFromBefore =
            db.RequiredKeys.IsFromBefore(await db.OrganizationKeys.SingleAsync(key => key.OrganizationId == OrganizationKey.Installation));
        db.ChangeTracker.Clear();
        db.OnAlteredRow = (_, _) => { };
        await using var whole = await db.Database.BeginTransactionAsync();
        var transaction = (SqliteTransaction)whole.GetDbTransaction();
        var altered = new List<(string Table, long Row)>();
        foreach (var (table, rows) in isFromBefore ? [] : Covered)
        {
            altered.AddRange(await AlteredAsync(db, transaction, table, rows(db)));
        }

        await SealAsync(connection, transaction, db.RequiredKeys);
        foreach (var (_, rows) in isFromBefore ? [] : Covered)
        {
            await OldRowMigration.AuthenticateAsync(db, rows(db));
        }

        foreach (var (table, row) in altered)
        {
            await PlainTextColumn.RunAsync(connection, transaction, $"UPDATE \"{table}\" SET Mac = NULL WHERE rowid = $row", ("$row", row));
        }

        await whole.CommitAsync();
        db.OnAlteredRow = null;
    }

    private static async Task SealAsync(SqliteConnection connection, SqliteTransaction transaction, KeyRing keys)
    {
        connection.CreateFunction("import_key", (string id, string organization) => keys.ImportKey(Guid.Parse(organization), id));
        connection.CreateFunction("origin_key", (string origin, string organization) => keys.OriginKey(Guid.Parse(organization), origin));
        await PlainTextColumn.RunAsync(connection, transaction, AuditTriggers.DropRefuseUpdate);
        await PlainTextColumn.RunAsync(connection, transaction, """
            UPDATE ConversationEvents SET OrganizationId = (SELECT c.OrganizationId FROM Conversations c WHERE c.Id = ConversationId);
            UPDATE People SET NameRevision = rowid, ImportKey = CASE WHEN ImportedFrom IS NOT NULL THEN import_key(ImportedFrom, OrganizationId) END;
            UPDATE Accounts SET LinkShownToId = (SELECT p.Id FROM People p WHERE p.OrganizationId = Accounts.OrganizationId AND p.Kind = 'Team' AND p.Name = LinkShownTo)
                WHERE LinkShownTo IS NOT NULL;
            UPDATE Conversations SET OriginKey = origin_key(Origin, OrganizationId) WHERE Origin IS NOT NULL;
            """);
        foreach (var column in Columns)
        {
            await column.SealAsync(connection, transaction, keys);
        }

        foreach (var column in Gone)
        {
            await column.BlankAsync(connection, transaction);
        }

        await PlainTextColumn.RunAsync(connection, transaction, AuditTriggers.RefuseUpdate);
    }

    /// <summary>The rows that are not as OrgChat wrote them, with what was plain then.</summary>
    private static async Task<List<(string Table, long Row)>> AlteredAsync(OrgChatDb db, SqliteTransaction transaction, string table,
        IQueryable<object> rows)
    {
        var altered = new List<(string, long)>();
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var plain = Gone.Where(column => column.Table == table && !column.Plain.StartsWith("Last_", StringComparison.Ordinal))
            .Select(column => column.Plain).ToList();
        var key = string.Join(", ",
            db.Model.GetEntityTypes().First(type => type.GetTableName() == table).FindPrimaryKey()!.Properties.Select(part => part.Name));
#pragma warning disable RS0030 // Tables and columns are constants of the migration of an older file.
        command.CommandText = $"SELECT rowid, Mac, {string.Join(", ", plain)} FROM \"{table}\" ORDER BY {key}";
#pragma warning restore RS0030
        await using var reader = await command.ExecuteReaderAsync();
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable())
        {
            await reader.ReadAsync();
            var values = plain.Select((name, i) => (name, Value: Value(name, reader.GetValue(2 + i))))
                .ToDictionary(one => one.name, one => one.Value);
            if (!RowMac.Of(db.Model.FindEntityType(row.GetType())!)!.IsRight(reader.GetValue(1) as byte[], row, values, db.RequiredKeys))
            {
                altered.Add((table, reader.GetInt64(0)));
            }
        }

        return altered;
    }

    private static object? Value(string column, object stored) => stored switch
    {
        DBNull => null,
        string day when column == "ClientSince" => DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture),
        var value => value,
    };
}
