using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;
using SQLitePCL;

namespace OrgChat.Tests.Storage;

public sealed class SqliteTests : ClinicTest
{
    [Fact]
    public async Task The_model_equals_the_newest_migration() =>
        (await Clinic.Database.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges()))).Should()
            .BeFalse("a change of the model needs a migration: dotnet ef migrations add NAME --project OrgChat.Domain");

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    public async Task Writers_and_readers_keep_the_promises(string pragma, string kept)
    {
        (await Clinic.Database.WriteAsync(db => AskAsync(db, pragma))).Should().Be(kept);
        (await Clinic.Database.ReadAsync(db => AskAsync(db, pragma))).Should().Be(kept);
        await using var forIdentity = Clinic.Database.ForIdentity();
        (await AskAsync(forIdentity, pragma)).Should().Be(kept);
    }

    [Fact]
    public async Task The_application_does_not_start_on_promises_that_are_not_kept()
    {
        var act = () => Clinic.Database.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=OFF");
            await SqliteSettingsInterceptor.AssertAsync(db);
            return true;
        });

        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("*secure_delete*OrgChat does not start*");
    }

    [Theory]
    [InlineData("3.51.2", false)]
    [InlineData("3.46.1", false)]
    [InlineData("3.51.3", true)]
    [InlineData("3.53.4", true)]
    public void A_version_that_can_lose_a_commit_is_refused_at_start(string version, bool isTaken)
    {
        var act = () => SqliteSettingsInterceptor.RequireVersion(version);

        if (isTaken)
            act.Should().NotThrow();
        else
            act.Should().Throw<InvalidOperationException>().WithMessage($"This is SQLite {version}; OrgChat needs 3.51.3 or newer*");
    }

    [Fact]
    public async Task A_statement_that_takes_a_limit_is_planned_once_whoever_runs_it()
    {
        (await Clinic.Database.WriteAsync(AgainAsync)).Should().Be(0);
        (await Clinic.Database.ReadAsync(AgainAsync)).Should().Be(0);
        await using var forIdentity = Clinic.Database.ForIdentity();
        (await AgainAsync(forIdentity)).Should().Be(0);

        const int PlannedAgain = 5; // SQLITE_STMTSTATUS_REPREPARE
        static async Task<int> AgainAsync(OrgChatDb db)
        {
            await db.Database.OpenConnectionAsync();
            var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
            raw.sqlite3_prepare_v2(connection, "SELECT Id FROM People WHERE Kind = 'Client' LIMIT ?", out var statement);
            using (statement)
            {
                foreach (var most in new[] { 5, 6, 7 })
                {
                    raw.sqlite3_bind_int(statement, 1, most);
                    raw.sqlite3_step(statement).Should().Be(raw.SQLITE_ROW);
                    raw.sqlite3_reset(statement);
                }

                return raw.sqlite3_stmt_status(statement, PlannedAgain, 0);
            }
        }
    }

    [Fact]
    public async Task Who_reads_cannot_write()
    {
        var act = () => Clinic.Database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM People"));
        await act.Should().ThrowAsync<Exception>().WithMessage("*readonly*");

        var saving = () => Clinic.Database.ReadAsync(async db =>
        {
            db.Add(new PersonalState(Clinic.Ana, Guid.NewGuid()));
            return await db.SaveChangesAsync();
        });
        await saving.Should().ThrowAsync<DbUpdateException>();
    }

    [Fact]
    public async Task A_read_sees_one_moment_though_others_write_meanwhile()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var (before, after) = await Clinic.Database.ReadAsync(async db =>
        {
            var first = await db.Messages.CountAsync();
            await Clinic.SayAsync(Clinic.Ana, chat, "Meanwhile");
            return (first, await db.Messages.CountAsync());
        });

        (before, after).Should().Be((0, 0));
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(1);
    }

    [Fact]
    public async Task Two_programs_on_one_file_lose_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var other = new OrgChatDatabase($"Data Source={Clinic.File}", TestClinic.MasterKey, new SignalQueue());
        var otherMessenger = new MessageService(other, Clinic.Room);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(() =>
            (n % 2 == 0 ? Clinic.Messages : otherMessenger).SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), $"Message {n}")))));

        numbers.Should().BeEquivalentTo(Enumerable.Range(1, 100).Select(n => (long)n));
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(100);
        Contents.Ask(Clinic.File, "PRAGMA integrity_check").Should().Equal("ok");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(13)]
    public async Task A_locked_or_full_database_is_a_sentence_that_says_the_text_is_kept(int sqliteError)
    {
        var act = () => Clinic.Database.WriteAsync(_ => throw new SqliteException("as SQLite would say it", sqliteError));

        (await act.Should().ThrowAsync<RefusedException>()).Which.Message
            .Should().Contain("was not saved").And.Contain("Your text is kept");
    }

    [Fact]
    public async Task A_bug_is_not_dressed_up_as_a_refusal()
    {
        var act = () => Clinic.Database.WriteAsync(_ => throw new SqliteException("constraint failed", 19));

        await act.Should().ThrowAsync<SqliteException>();
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
    }

    private static async Task<string> AskAsync(OrgChatDb db, string pragma)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"PRAGMA {pragma}";
        return $"{await command.ExecuteScalarAsync()}";
    }
}
