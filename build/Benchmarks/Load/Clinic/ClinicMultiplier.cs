using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Build.Load.Clinic;

/// <summary>
/// Makes a clinic large: conversations of imported texts, by the entities and the interceptors of the product, saved by
/// <see cref="BulkSaveInterceptor"/>. The first of the pairs has read everything, the second nothing.
/// </summary>
internal sealed class ClinicMultiplier
{
    public const string Job = "load-multiply-clinic";

    /// <summary>Conversations for each client.</summary>
    private const double PerClient = 2.5;

    /// <summary>Of fifty conversations, one waits for a reply.</summary>
    private const int OneWaitsOf = 50;

    private const int LongestConversation = 10_000;
    private const int ClientsAtOnce = 1000;
    private const int MessagesAtOnce = 2000;
    private const int PairsWithoutMore = 10;

    private readonly ClinicServices services;
    private readonly ClinicSource source;
    private readonly IReadOnlyList<TeamMember> owners;
    private readonly TeamMember reader;
    private readonly DateTimeOffset end = TimeProvider.System.GetUtcNow().AddDays(-1);
    private long messages;

    private ClinicMultiplier(ClinicServices services, ClinicSource source, IReadOnlyList<TeamMember> staff) =>
        (this.services, this.source, reader, owners) = (services, source, staff[0], [.. staff.Skip(PairsWithoutMore)]);

    /// <returns>Messages a second.</returns>
    public static async Task<double> MultiplyAsync(ClinicFolder clinic, int conversations, int messages)
    {
        await using var opened = await ClinicServices.OpenAsync(clinic);
        var cast = clinic.ReadCast();
        var ids = cast.Pairs.Select(pair => pair.OwnerId).ToList();
        var staff = await opened.Database.ReadAsync(db => db.TeamMembers.Where(m => ids.Contains(m.Id)).ToListAsync());
        var texts = await ClinicSource.ReadAsync(opened, staff[0].OrganizationId);
        var made = new ClinicMultiplier(opened, texts, [.. staff.OrderBy(member => ids.IndexOf(member.Id))]);
        var clients = await made.AddClientsAsync((int)(conversations / PerClient));
        var began = Stopwatch.GetTimestamp();
        var longest = await made.AddConversationsAsync(clients, conversations, messages);
        clinic.Write(cast with { Longest = longest });
        await opened.MergeSearchAsync();
        return made.messages / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<List<Client>> AddClientsAsync(int count)
    {
        var clients = Enumerable.Range(0, count).Select(number => source.Client(reader.OrganizationId, number, end.AddYears(-5))).ToList();
        foreach (var some in clients.Chunk(ClientsAtOnce))
        {
            await services.Database.WriteAsync(db =>
            {
                db.AddRange(some);
                return Task.CompletedTask;
            });
        }

        return clients;
    }

    private async Task<Guid> AddConversationsAsync(List<Client> clients, int conversations, int wanted)
    {
        await using var own = services.Database.ForIdentity();
        await using var connection = new SqliteConnection(own.Database.GetConnectionString());
        await connection.OpenAsync();
        Run(connection, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;");
        using var bulk = new BulkSaveInterceptor(connection);
        var options = new DbContextOptionsBuilder<OrgChatDb>((DbContextOptions<OrgChatDb>)own.GetService<IDbContextOptions>())
            .UseSqlite(connection).AddInterceptors(bulk).Options;
        var longest = Guid.Empty;
        for (var number = 0; number < conversations;)
        {
            await using var db = services.With(options, own);
            db.ChangeTracker.AutoDetectChangesEnabled = false; // Everything is new; nothing has to be looked for.
            bulk.Transaction = connection.BeginTransaction();
            await db.Database.UseTransactionAsync(bulk.Transaction);
            for (var until = messages + MessagesAtOnce; messages < until && number < conversations; number++)
            {
                var length = number == 0 ? Math.Min(LongestConversation, wanted / 10) : Length(number, wanted / conversations);
                var conversation = Add(db, clients[number % clients.Count], owners[number % owners.Count], number, conversations, length);
                longest = number == 0 ? conversation.Id : longest;
            }

            await db.SaveChangesAsync();
            await bulk.Transaction.CommitAsync();
        }

        return longest;
    }

    private Conversation Add(OrgChatDb db, Client client, TeamMember owner, int number, int of, int length)
    {
        var at = end.AddMinutes(-10.0 * (of - number)).AddMinutes(-length);
        db.AttachRange(client, owner);
        var conversation = Conversation.FromHistory(owner, [client], title: null, $"Copy/{number}", at);
        for (var i = 1; i <= length; i++)
        {
            var (text, isByClient) = source.Next();
            var draft = new Draft(Guid.NewGuid(), text);
            at = at.AddMinutes(1).AddMilliseconds(number % 1000);
            _ = i == length && number % OneWaitsOf == 0
                ? conversation.Write(client, draft, at)
                : conversation.WriteHistory(isByClient ? client : owner, draft, at);
        }

        db.Add(conversation);
        foreach (var person in new Person[] { client, owner, reader })
        {
            var state = new PersonalState(person.Id, conversation.Id);
            state.TakeOverAsRead(conversation.LastNumber);
            db.Add(state);
        }

        db.Record(owner, AuditAction.ConversationOpened, at).For(client);
        messages += length;
        return conversation;
    }

    /// <summary>Some short, some long, this many on average; two at least, because the owner begins.</summary>
    private static int Length(int number, int average) => 2 + (int)(number * 7919L % Math.Max(1, (2 * average) - 3));

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
