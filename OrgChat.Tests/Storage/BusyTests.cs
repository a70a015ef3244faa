using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>Another program holds the records: who reads does not wait for it, who writes waits once, and no screen stands still.</summary>
public sealed class BusyTests : ClinicTest
{
    private const string WordsOfReading = "The clinic’s records are busy just now. Try again in a moment.";

    [Fact]
    public async Task What_only_shows_something_is_refused_within_seconds_in_words_of_its_own_and_shows_nothing_without_its_record()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var entries = await EntriesAsync();
        Func<Task>[] looks =
        [
            () => Clinic.Reader.OpenAsync(Clinic.Maria, chat),
            () => Clinic.Clients.OpenAsync(Clinic.Maria, Clinic.Ana),
            () => Clinic.Audit.OpenAsync(Clinic.Ines, new AuditFilter()),
            () => Clinic.Search.SearchAsync(Clinic.Maria, new("pressure")),
        ];
        await using (Locked())
        {
            foreach (var look in looks)
            {
                var waited = Stopwatch.StartNew();
                (await look.Should().ThrowAsync<UnavailableException>()).Which.Message.Should().Be(WordsOfReading);
                waited.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
            }

            (await Clinic.Reader.NewestAsync(Clinic.Maria, chat)).Messages.Should().BeEmpty("what is on no record is read as ever");
        }

        (await EntriesAsync()).Should().Be(entries);
        await Clinic.Reader.OpenAsync(Clinic.Maria, chat);
    }

    [Theory]
    [InlineData(5, WordsOfReading)]
    [InlineData(13, "The server’s disk is full. Tell an admin, then try again.")]
    public async Task A_reading_that_fails_claims_nothing_about_a_text(int sqliteError, string words)
    {
        var reading = () => Clinic.Database.ReadAsync<int>(_ => throw new SqliteException("as SQLite would say it", sqliteError));

        (await reading.Should().ThrowAsync<UnavailableException>()).Which.Message.Should().Be(words);
    }

    [Fact]
    public async Task Who_writes_waits_as_long_as_one_patience_lasts_and_not_once_for_each_lock()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var patient = new OrgChatDatabase($"Data Source={Clinic.File};Default Timeout=5", TestClinic.MasterKey, new SignalQueue());
        using var gate = new WriteGate(Clinic.File + ".writer", TimeSpan.FromMinutes(1));
        var turn = await gate.EnterAsync();
        await using var locked = Locked();
        var waited = Stopwatch.StartNew();

        var sending = new MessageService(patient, Clinic.Room).SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "Are you there?"));
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        turn.Dispose();

        (await sending.Awaiting(task => task).Should().ThrowAsync<UnavailableException>())
            .WithMessage("*busy*was not saved*Your text is kept*");
        waited.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task The_wait_is_not_the_screens()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Task<long> sending;
        await using (Locked())
        {
            var asked = Stopwatch.StartNew();
            sending = Clinic.Messages.SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "Are you there?"));
            sending.IsCompleted.Should().BeFalse();
            asked.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "whoever asked goes on at once");
        }

        (await sending).Should().Be(1);
    }

    private Task<int> EntriesAsync() => Clinic.Database.ReadAsync(db => db.AuditEntries.CountAsync());

    private Lock Locked() => new(Contents.Open(Clinic.File));

    private sealed class Lock : IAsyncDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteTransaction transaction;

        public Lock(SqliteConnection connection) => (this.connection, transaction) = (connection, connection.BeginTransaction());

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
