using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Keys;

/// <summary>A database of the version before sealing, with words in it, as an installation would have it.</summary>
public sealed class FirstVersionTests : IDisposable
{
    private const string Canary = "Quetzalcoatlus";
    private static readonly Guid Clinic = Guid.NewGuid();
    private static readonly Guid Ana = Guid.NewGuid();
    private static readonly Guid Maria = Guid.NewGuid();
    private static readonly Guid Chat = Guid.NewGuid();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-first-");

    private string File => Path.Combine(folder.FullName, "orgchat.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_written_before_is_sealed_before_serving_and_nothing_plain_is_left_in_the_file()
    {
        await MakeAsync(messages: 1200);
        await FluentActions.Awaiting(() => Disk.HoldsNothingOfAsync(File, Canary))
            .Should().ThrowAsync<Exception>("the words are there to begin with");

        await StartAsync();

        using (var server = new ServerBeside(File))
        {
            var (messages, conversation, ana, draft) = await server.Database.ReadAsync(async db => (
                await db.Messages.OrderBy(m => m.Number).ToListAsync(),
                await db.Conversations.SingleAsync(),
                await db.Clients.SingleAsync(),
                await db.SavedDrafts.SingleAsync()));
            messages.Select(m => m.Text).Should().Equal(Enumerable.Range(1, 1200).Select(number => $"{Canary} {number}"));
            (conversation.Title, conversation.Preview, draft.Text).Should().Be(($"{Canary} title", $"{Canary} preview", $"{Canary} draft"));
            (ana.Email, ana.Phone, ana.Language, ana.BirthDate)
                .Should().Be(($"{Canary}@mail.example".ToLowerInvariant(), Canary, Canary, new DateOnly(1980, 5, 17)));
            var record = await server.Database.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync());
            record.Take(2).Select(e => (e.Format, e.FilesSent))
                .Should().Equal((1, (int?)null), (1, 2));
            record.Should().OnlyContain(e => e.IsWrittenByOrgChat(server.Database.Keys.RecordKey))
                .And.Subject.Select(e => e.Number).Should().Equal([1L, 2L], "entries of before are chained, too");
            (ana.Name, ana.Relation, ana.ClientSince, ana.ImportedFrom)
                .Should().Be(($"{Canary} Ruiz", Canary, new DateOnly(2026, 1, 31), $"Patient/{Canary}"));
            messages.Select(m => m.AuthorName).Distinct().Should().Equal($"{Canary} Ruiz");
            (await server.Database.ReadAsync(async db => (await db.TeamMembers.SingleAsync()).Profession))
                .Should().Be($"{Canary} physician");
            conversation.LastAuthorName.Should().Be($"{Canary} Ruiz");
            ana.EmailKey.Should().Be(server.Database.Keys.EmailKey($"{Canary}@mail.example"));
        }

        SqliteConnection.ClearAllPools();
        await Disk.HoldsNothingOfAsync(File, Canary, Canary.ToLowerInvariant(), Canary.ToUpperInvariant(), "1980-05-17", "2026-01-31");
    }

    [Fact]
    public async Task Cut_off_in_the_middle_it_goes_on_at_the_next_start()
    {
        await MakeAsync(messages: 3);
        await MigrateAsync("Safeguards");

        await StartAsync();
        await StartAsync();

        using var server = new ServerBeside(File);
        (await server.Database.ReadAsync(db => db.Messages.ToListAsync()))
            .Should().OnlyContain(m => m.Text!.StartsWith(Canary)).And.HaveCount(3);
        Contents.Ask(File, "SELECT name FROM pragma_table_info('Messages') WHERE name = 'Text'").Should().BeEmpty();
    }

    [Theory]
    [InlineData("UPDATE People SET Permissions = 15, IsAdmin = 1")]
    [InlineData("UPDATE Messages SET IsByClient = 0")]
    public async Task What_is_changed_after_the_first_start_is_not_taken_for_old_at_the_next(string change)
    {
        await MakeAsync(messages: 1);
        await StartAsync();
        Contents.Ask(File, change);
        await StartAsync();

        using var server = new ServerBeside(File);
        await FluentActions.Awaiting(() =>
            server.Database.ReadAsync(async db => (await db.People.ToListAsync(), await db.Messages.ToListAsync())))
            .Should().ThrowAsync<AlteredRowException>();
    }

    [Fact]
    public async Task A_key_of_the_installation_that_was_taken_out_is_not_made_anew()
    {
        await MakeAsync(messages: 1);
        await StartAsync();
        Contents.Ask(File, $"DELETE FROM OrganizationKeys WHERE OrganizationId = '{Said(Guid.Empty)}'");

        (await FluentActions.Awaiting(StartAsync).Should().ThrowAsync<OperatorException>())
            .WithMessage("The key of this installation was taken out*");
    }

    [Fact]
    public async Task Who_waited_then_stands_in_the_queue_now()
    {
        await MakeAsync(messages: 1);
        Contents.Ask(File, "UPDATE Conversations SET WaitingSince = 5");
        await StartAsync();

        Contents.Ask(File, "SELECT QueuePlace FROM Conversations").Should().Equal("5");
    }

    [Fact]
    public async Task Afterwards_nothing_plain_is_taken_for_sealed()
    {
        await MakeAsync(messages: 1);
        await StartAsync();
        Contents.Ask(File, $"UPDATE Messages SET SealedText = '{Canary} and much more that somebody wrote'");

        using var server = new ServerBeside(File);
        (await server.Database.ReadAsync(db => db.Messages.SingleAsync())).Text.Should().BeNull();
    }

    private async Task StartAsync()
    {
        using var server = new ServerBeside(File);
        await server.Database.MigrateAsync();
    }

    private async Task MakeAsync(int messages)
    {
        await MigrateAsync("Initial");
        Contents.Ask(File, $"""
            PRAGMA journal_mode = WAL;
            INSERT INTO Organizations (Id, Name, CreatedAt) VALUES ('{Said(Clinic)}', 'Lakeside Clinic', 0);
            INSERT INTO People (Id, OrganizationId, Name, SearchKey, Email, CreatedAt, IsActive, Kind, BirthDate, Phone, Language, Relation, ImportedFrom, ClientSince)
                VALUES ('{Said(Ana)}', '{Said(Clinic)}', '{Canary} Ruiz', '{Canary.ToLowerInvariant()} ruiz', '{Canary.ToLowerInvariant()}@mail.example', 0, 1, 'Client', '1980-05-17', '{Canary}', '{Canary}', '{Canary}', 'Patient/{Canary}', '2026-01-31');
            INSERT INTO People (Id, OrganizationId, Name, SearchKey, CreatedAt, IsActive, Kind, Role, Profession, IsAdmin, Permissions)
                VALUES ('{Said(Maria)}', '{Said(Clinic)}', '{Canary} Lopez', '{Canary.ToLowerInvariant()} lopez', 0, 1, 'Team', 0, '{Canary} physician', 0, 0);
            INSERT INTO Accounts (Id, OrganizationId, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES ('{Said(Ana)}', '{Said(Clinic)}', 'a', 'A', '{Canary.ToLowerInvariant()}@mail.example', '{Canary.ToUpperInvariant()}@MAIL.EXAMPLE', 0, 0, 0, 1, 0);
            INSERT INTO Conversations (Id, OrganizationId, OwnerId, CreatedById, CreatedAt, Title, TitleKey, LastNumber, LastActivityAt, Revision, Last_AuthorId, Last_AuthorName, Last_IsByClient, Last_Preview)
                VALUES ('{Said(Chat)}', '{Said(Clinic)}', '{Said(Maria)}', '{Said(Maria)}', 0, '{Canary} title', '{Canary.ToLowerInvariant()} title', {messages}, 0, 1, '{Said(Ana)}', '{Canary} Ruiz', 1, '{Canary} preview');
            INSERT INTO SavedDrafts (PersonId, ConversationId, "Key", "Text", SavedAt)
                VALUES ('{Said(Maria)}', '{Said(Chat)}', '{Said(Guid.NewGuid())}', '{Canary} draft', 0);
            INSERT INTO AuditEntries (OrganizationId, At, ActorId, ActorName, Action, Detail) VALUES
                ('{Said(Clinic)}', 0, '{Said(Maria)}', '{Canary} Lopez', 101, NULL), ('{Said(Clinic)}', 1, '{Said(Ana)}', '{Canary} Ruiz', 102, '2 files');
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {messages})
            INSERT INTO Messages (ConversationId, Number, AuthorId, AuthorName, AuthorTitle, IsByClient, "Text", SentAt, DraftKey)
                SELECT '{Said(Chat)}', i, '{Said(Ana)}', '{Canary} Ruiz', '{Canary} title', 1, '{Canary} ' || i, 0, printf('00000000-0000-0000-0000-%012d', i) FROM n;
            """);
    }

    private async Task MigrateAsync(string migration)
    {
        await using var db = new OrgChatDb(new DbContextOptionsBuilder<OrgChatDb>().UseSqlite($"Data Source={File};Pooling=False").Options);
        var name = db.Database.GetMigrations().Single(one => one.EndsWith("_" + migration, StringComparison.Ordinal));
        await db.GetService<IMigrator>().MigrateAsync(name);
    }

    private static string Said(Guid id) => id.ToString().ToUpperInvariant();
}
