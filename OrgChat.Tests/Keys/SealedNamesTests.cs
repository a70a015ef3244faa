using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Keys;

/// <summary>Whoever has the file and no key learns nobody’s name from it; whoever works with OrgChat finds everybody by name.</summary>
public sealed class SealedNamesTests : ClinicTest
{
    private static readonly InboxFilter Organization = new(ChatView.Organization);
    private Guid chat;

    [Fact]
    public async Task Nobodys_name_profession_relation_or_first_day_is_in_the_file_or_beside_it()
    {
        await TalkAsync();
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora,
            new MemberForm("Nora Quetzal", "nora.fields@lakeside.example", TeamRole.Support, "Receptionist", false));
        await Clinic.Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Grace.Id))
            .BeRelativeOf(Clinic.Ana, "godmother"));
        (await Clinic.Clients.SearchAsync(Clinic.Jamie, "ruiz")).Rows.Should().ContainSingle();
        var since = (await Clinic.PersonAsync(Clinic.Ana)) is Client ana ? ana.ClientSince : default;
        SqliteConnection.ClearAllPools();

        await Disk.HoldsNothingOfAsync(
            Clinic.File, "Ruiz", "ruiz", "Okafor", "okafor", "Lopez", "lopez", "Quetzal", "Nora Fields", "Jamie", "Physician",
            "Receptionist", "Front desk", "godmother",
            since.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_new_name_is_found_and_the_old_one_no_more_whichever_server_gave_it()
    {
        (await FoundAsync("Nora")).Should().Equal("Nora Fields");
        using (var import = new ServerBeside(Clinic.File))
        {
            await import.Database.WriteAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Nora.Id))
                .Rename("Hanna Fields"));
        }

        (await FoundAsync("Hanna")).Should().Equal("Hanna Fields");
        (await FoundAsync("Nora")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_was_not_kept_is_not_found_and_the_next_one_is()
    {
        await FoundAsync("Nora");
        var given = () => Clinic.Database.WriteAsync(async db =>
        {
            (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Nora.Id)).Rename("Hanna Fields");
            await db.SaveChangesAsync();
            (await db.TeamMembers.NamedAsync(db, (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Nora.Id)).OrganizationId, "Hanna",
                1)).Should().ContainSingle("it is seen where it was given");
            throw new IOException("The disk is gone.");
        });
        await given.Should().ThrowAsync<IOException>();
        await Clinic.Database.WriteAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Sam.Id)).Rename("Samuel Ortiz"));

        (await FoundAsync("Hanna")).Should().BeEmpty();
        (await FoundAsync("Nora")).Should().Equal("Nora Fields");
        (await FoundAsync("Samuel")).Should().Equal("Samuel Ortiz");
    }

    [Fact]
    public async Task A_name_moved_to_another_person_in_the_database_does_not_open()
    {
        Contents.Ask(Clinic.File,
            $"UPDATE People SET SealedName = (SELECT SealedName FROM People WHERE Id = {Said(Clinic.Jamie.Id)}) WHERE Id = {Said(Clinic.Nora.Id)}");

        (await Clinic.PersonAsync(Clinic.Nora)).Name.Should().Be(SealedText.Mark);
    }

    [Fact]
    public async Task A_database_with_plain_names_is_sealed_at_the_start_and_a_row_altered_before_stays_one_that_nobody_believes()
    {
        await TalkAsync();
        var record = (await Clinic.RecordAsync()).Select(entry => (entry.ActorName, entry.ClientName, entry.SubjectName, entry.Detail))
            .ToList();
        await MakePlainAsync();
        Contents.Ask(Clinic.File,
            $"UPDATE People SET Name = 'Dr. Daniel Kim', SearchKey = 'dr daniel kim' WHERE Id = {Said(Clinic.Nora.Id)}");
        Contents.Ask(Clinic.File, $"UPDATE Messages SET AuthorName = 'Dr. Daniel Kim' WHERE Number = 2");

        using var server = new ServerBeside(Clinic.File);
        await server.Database.MigrateAsync();

        var jamie = (await server.Database.ReadAsync(db => db.TeamMembers.SingleAsync(m => m.Id == Clinic.Jamie.Id)));
        (jamie.Name, jamie.Profession).Should().Be(("Jamie Lee", "Care coordinator"));
        (await server.Database.ReadAsync(db => db.Messages.Where(m => m.Number != 2).OrderBy(m => m.Number).ToListAsync()))
            .Select(m => (m.AuthorName, m.OnBehalfOfName)).Should().Equal([("Ana Ruiz", null), ("Jamie Lee", "Dr. Maria Lopez")]);
        (await server.Database.ReadAsync(db => db.ConversationEvents.ToListAsync()))
            .Should().Contain(e => e.ActorName == "Dr. Maria Lopez");
        (await server.Database.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync()))
            .Select(entry => (entry.ActorName, entry.ClientName, entry.SubjectName, entry.Detail)).Should().StartWith(record);
        await FluentActions.Awaiting(() => server.Database.ReadAsync(db => db.People.SingleAsync(p => p.Id == Clinic.Nora.Id)))
            .Should().ThrowAsync<AlteredRowException>();
        await FluentActions.Awaiting(() => server.Database.ReadAsync(db => db.Messages.ToListAsync()))
            .Should().ThrowAsync<AlteredRowException>();
        Contents.Ask(Clinic.File, "SELECT name FROM pragma_table_info('People') WHERE name = 'Name'").Should().BeEmpty();
        SqliteConnection.ClearAllPools();
        await Disk.HoldsNothingOfAsync(Clinic.File, "Ana Ruiz", "ana ruiz", "Jamie Lee", "Daniel Kim");
    }

    private async Task TalkAsync()
    {
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        await Clinic.SayAsync(Clinic.Maria, chat, "Good morning, Ana");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "The nurse will call you");
        await Clinic.Inbox.ListAsync(Clinic.Jamie, Organization with { Text = "ana" });
    }

    private async Task<IEnumerable<string>> FoundAsync(string text) =>
        (await Clinic.Colleagues.FindAsync(Clinic.Maria, text)).Select(colleague => colleague.Name);

    /// <summary>The file as the version before wrote it: names plain, and in the keyed hashes of their rows.</summary>
    private async Task MakePlainAsync()
    {
        Contents.Ask(Clinic.File, """
            ALTER TABLE People ADD COLUMN Name TEXT NOT NULL DEFAULT ''; ALTER TABLE People ADD COLUMN SearchKey TEXT NOT NULL DEFAULT '';
            ALTER TABLE People ADD COLUMN Profession TEXT; ALTER TABLE People ADD COLUMN Relation TEXT; ALTER TABLE People ADD COLUMN ClientSince TEXT; ALTER TABLE People ADD COLUMN ImportedFrom TEXT;
            ALTER TABLE Messages ADD COLUMN AuthorName TEXT NOT NULL DEFAULT ''; ALTER TABLE Messages ADD COLUMN AuthorTitle TEXT NOT NULL DEFAULT ''; ALTER TABLE Messages ADD COLUMN OnBehalfOfName TEXT;
            ALTER TABLE Conversations ADD COLUMN Origin TEXT; ALTER TABLE Conversations ADD COLUMN Last_AuthorName TEXT; ALTER TABLE Conversations ADD COLUMN Last_OnBehalfOfName TEXT;
            ALTER TABLE ConversationEvents ADD COLUMN ActorName TEXT NOT NULL DEFAULT ''; ALTER TABLE ConversationEvents ADD COLUMN SubjectName TEXT;
            ALTER TABLE AuditEntries ADD COLUMN ActorName TEXT NOT NULL DEFAULT ''; ALTER TABLE AuditEntries ADD COLUMN ClientName TEXT;
            ALTER TABLE AuditEntries ADD COLUMN SubjectName TEXT; ALTER TABLE AuditEntries ADD COLUMN Detail TEXT;
            ALTER TABLE Accounts ADD COLUMN LinkShownTo TEXT; ALTER TABLE AccountLinks ADD COLUMN ShownToName TEXT;
            UPDATE People SET NameRevision = 0, ImportKey = NULL; UPDATE Conversations SET OriginKey = NULL;
            """);
        var empty = Guid.Empty.ToString();
        Contents.Ask(Clinic.File, $"UPDATE ConversationEvents SET OrganizationId = '{empty}'; DROP TRIGGER AuditEntries_refuse_update");
        using var server = new ServerBeside(Clinic.File);
        var rows = await server.Database.ReadAsync(async db =>
        {
            db.OnAlteredRow = (_, _) => { };
            return (await db.People.ToListAsync(), await db.Conversations.ToListAsync(), await db.Messages.ToListAsync(),
                await db.ConversationEvents.ToListAsync(), await db.AuditEntries.ToListAsync());
        });
        using var line = Contents.Open(Clinic.File);
        foreach (var person in rows.Item1)
        {
            var (member, client) = (person as TeamMember, person as Client);
            Set(line, person, "People", $"Id = {Said(person.Id)}", "SealedName", new()
            {
                ["Name"] = person.Name,
                ["SearchKey"] = person.SearchKey,
                ["Profession"] = member?.Profession,
                ["Relation"] = client?.Relation,
                ["ClientSince"] = client?.ClientSince,
                ["ImportedFrom"] = person.ImportedFrom,
            });
        }

        foreach (var conversation in rows.Item2)
            Set(line, conversation, "Conversations", $"Id = {Said(conversation.Id)}", "SealedOrigin",
                new() { ["Origin"] = conversation.Origin },
                ("Last_AuthorName", conversation.Last is null ? null : conversation.LastAuthorName),
                ("Last_OnBehalfOfName", conversation.LastOnBehalfOfName));
        foreach (var message in rows.Item3)
            Set(line, message, "Messages", $"ConversationId = {Said(message.ConversationId)} AND Number = {message.Number}", "SealedByline",
                new()
                {
                    ["AuthorName"] = message.AuthorName,
                    ["AuthorTitle"] = message.AuthorTitle,
                    ["OnBehalfOfName"] = message.OnBehalfOfName,
                });
        foreach (var one in rows.Item4)
            Set(line, one, "ConversationEvents", $"Id = {one.Id}", "SealedNames",
                new() { ["ActorName"] = "Dr. Maria Lopez", ["SubjectName"] = null });
        foreach (var entry in rows.Item5)
            Set(line, null, "AuditEntries", $"Id = {entry.Id}", "SealedWords", [], ("ActorName", entry.ActorName),
                ("ClientName", entry.ClientName), ("SubjectName", entry.SubjectName), ("Detail", entry.Detail));
        Contents.Ask(Clinic.File, """
            UPDATE People SET SealedProfession = NULL, SealedRelation = NULL, SealedClientSince = NULL, SealedImportedFrom = NULL;
            UPDATE Conversations SET SealedLastNames = NULL;
            """);
        Contents.Ask(Clinic.File,
            "CREATE TRIGGER AuditEntries_refuse_update BEFORE UPDATE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the audit record is append-only'); END;");
    }

    private void Set(SqliteConnection line, object? entity, string table, string
        where, string isSealed, Dictionary<string, object?> plain, params (string Name, string? Value)[] more)
    {
        var values = plain.Select(one =>
            (Name: one.Key,
                Value: one.Value is DateOnly day ? day.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : one.Value))
            .Concat(more.Select(one => (one.Name, Value: (object?)one.Value))).ToList();
        var mac = entity is null ? "" : ", Mac = $mac";
        var blank = table is "People" or "Messages" or "ConversationEvents" ? "x''" : "NULL";
        using var command = line.CreateCommand();
#pragma warning disable RS0030 // A test writes what an older version wrote.
        command.CommandText =
            $"UPDATE {table} SET {isSealed} = {blank}, {string.Join(", ", values.Select((one, i) => $"{one.Name} = $v{i}"))}{mac} WHERE {where}";
#pragma warning restore RS0030
        for (var i = 0; i < values.Count; i++)
            command.Parameters.AddWithValue($"$v{i}", values[i].Value ?? DBNull.Value);

        if (entity is not null)
        {
            using var db = new OrgChatDb(new DbContextOptionsBuilder<OrgChatDb>().UseSqlite("Data Source=:memory:").Options);
            command.Parameters.AddWithValue("$mac",
                RowMac.Of(db.Model.FindEntityType(entity.GetType())!)!.HashWith(plain, entity, Clinic.Keys));
        }

        command.ExecuteNonQuery();
    }

    private static string Said(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";
}
