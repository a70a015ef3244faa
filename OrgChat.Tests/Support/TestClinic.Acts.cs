using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Tests.Support;

/// <summary>What tests do to get where they begin.</summary>
public sealed partial class TestClinic
{
    /// <summary>
    /// The permission that only Organization chat’s three are without: everything but <see cref="Permission.OrganizationChat"/>.
    /// </summary>
    public const Permission TheThree = Permission.SearchAllClients | Permission.SeeAllClients | Permission.AccessAllConversations;

    /// <summary>A conversation that the owner’s dialog started, whoever their clients are, and that those see already.</summary>
    public Task<Guid> StartAsync(Someone owner, params Someone[] others) => StartAsync(null, owner, others);

    /// <inheritdoc cref="StartAsync(Someone, Someone[])"/>
    public Task<Guid> StartAsync(string? title, Someone owner, params Someone[] others) => Database.WriteAsync(async db =>
    {
        var people = new List<Person>();
        foreach (var other in others)
            people.Add(await db.People.SingleAsync(p => p.Id == other.Id));

        var creator = await db.TeamMembers.SingleAsync(m => m.Id == owner.Id);
        var conversation = db.Conversations.Add(Conversation.Start(creator, people, title, Clock.GetUtcNow())).Entity;
        conversation.OpenToClients(Clock.GetUtcNow());
        return conversation.Id;
    });

    /// <summary>A message as oneself.</summary>
    public Task<long> SayAsync(Someone author, Guid conversation, string text) =>
        Messages.SendAsync(author, conversation, new Draft(Guid.NewGuid(), text));

    /// <summary>Many messages in one transaction, with their numbers: a conversation as it stands after a while.</summary>
    public Task SayManyAsync(Someone author, Guid conversation, int messages, string text = "Message") => Database.WriteAsync(async db =>
    {
        var writer = await db.People.SingleAsync(p => p.Id == author.Id);
        var written = await db.Conversations.WithPeople().SingleAsync(c => c.Id == conversation);
        foreach (var number in Enumerable.Range(1, messages))
            written.Write(writer, new Draft(Guid.NewGuid(), $"{text} {number}"), Clock.GetUtcNow());
    });

    /// <summary>A message on behalf of the owner, confirmed with everything read.</summary>
    public async Task<long> SayOnBehalfAsync(Someone author, Guid conversation, string text) =>
        await Messages.SendAsync(author, conversation, await OnBehalfAsync(conversation, text));

    /// <summary>What the worker does every few seconds.</summary>
    public async Task WakeDueAsync()
    {
        foreach (var id in await Snoozes.DueAsync())
            await Snoozes.BringBackAsync(id);
    }

    /// <inheritdoc cref="WakeDueAsync"/>
    public async Task CountAnswersAsync()
    {
        foreach (var organization in await AnswerTimes.DueAsync())
            await AnswerTimes.CountAsync(organization);
    }

    /// <summary>A draft confirmed on behalf of whoever owns the conversation now.</summary>
    public async Task<Draft> OnBehalfAsync(Guid conversation, string text)
    {
        var now = await ConversationAsync(conversation);
        return new Draft(Guid.NewGuid(), text) { OnBehalfOfId = now.OwnerId, SeenNumber = now.LastNumber };
    }

    /// <summary>Sets permissions as the database would hold them, past every rule.</summary>
    public Task AllowAsync(Someone member, Permission permissions) => Database.WriteAsync(async db =>
        (await db.TeamMembers.SingleAsync(m => m.Id == member.Id)).Allow(PermissionSet.From(permissions)));

    /// <summary>Changes something past every rule, with no word of it to open screens.</summary>
    public async Task QuietlyAsync(Func<OrgChatDb, Task> change)
    {
        await using var db = Database.ForIdentity();
        await change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Everybody’s last proof of who they are is old.</summary>
    public Task ForgetConfirmationsAsync() => QuietlyAsync(async db =>
    {
        foreach (var session in await db.Sessions.ToListAsync())
            db.Entry(session).Property(s => s.ConfirmedAt).CurrentValue = DateTimeOffset.UnixEpoch;
    });

    /// <summary>Gives somebody a password, past every rule.</summary>
    public Task HasPasswordAsync(Someone someone, string password) => Database.WriteAsync(async db =>
        (await db.Users.SingleAsync(a => a.Id == someone.Id)).PasswordHash = PasswordRules.Hash(password));

    /// <summary>A further admin who has signed in before.</summary>
    public async Task HasAdminAsync(Someone member)
    {
        await Database.WriteAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == member.Id)).MakeAdmin());
        await HasPasswordAsync(member, "quiet lamp orchard");
    }

    public Task<Account> AccountAsync(Someone someone) => Database.ReadAsync(db => db.Users.SingleAsync(a => a.Id == someone.Id));

    /// <summary>A new client of Lakeside.</summary>
    public Task<Someone> WelcomeAsync(string name, DateOnly? born = null) => Database.WriteAsync(async db =>
    {
        var lakeside = (await db.People.SingleAsync(p => p.Id == Ines.Id)).OrganizationId;
        var client = new Client(lakeside, name, null, born, Clock.GetUtcNow());
        db.Add(client);
        return new Someone(client.Id, name);
    });

    /// <summary>A client who is family of another.</summary>
    public async Task<Someone> WelcomeRelativeAsync(string name, string relation, Someone of, DateOnly? born = null)
    {
        var relative = await WelcomeAsync(name, born);
        await Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == relative.Id)).BeRelativeOf(of, relation));
        return relative;
    }

    /// <summary>Lakeside says of itself what is changed here.</summary>
    public async Task SaysAsync(Func<ClinicProfileModel, ClinicProfileModel> change) =>
        await Profile.ChangeAsync(Ines, change(await Profile.ReadAsync(Ines)));

    /// <summary>A live session of this person, as the database would hold it.</summary>
    public Task<Guid> SessionOfAsync(Someone someone) => Database.WriteAsync(async db =>
        db.Add(new Session(await db.People.SingleAsync(p => p.Id == someone.Id), "Chrome on Windows", "10.0.0.7", Clock.GetUtcNow()))
            .Entity.Id);

    public Task<Conversation> ConversationAsync(Guid id) =>
        Database.ReadAsync(db => db.Conversations.WithPeople().SingleAsync(c => c.Id == id));

    public Task<List<Message>> MessagesAsync(Guid conversation) => Database.ReadAsync(db =>
        db.Messages.Where(m => m.ConversationId == conversation).OrderBy(m => m.Number).ToListAsync());

    public Task<List<AuditEntry>> RecordAsync() => Database.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync());

    /// <summary>What was done, without what was only tried.</summary>
    public async Task<List<AuditEntry>> ActsAsync() => [.. (await RecordAsync()).Where(e => e.Outcome == Outcome.Done)];

    /// <summary>The last entry of the record.</summary>
    public async Task<AuditEntry> LastRecordAsync() => (await RecordAsync())[^1];

    public Task<Person> PersonAsync(Someone someone) => Database.ReadAsync(db => db.People.SingleAsync(p => p.Id == someone.Id));

    /// <summary>Time passes.</summary>
    public DateTimeOffset Later(double minutes = 1)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        return Clock.GetUtcNow();
    }

    /// <summary>
    /// The act is refused with a sentence, every row of every table is as it was, and at most the refusal stands in the record.
    /// </summary>
    public async Task<RefusedException> RefusesAsync(Func<Task> act)
    {
        var (before, recorded) = (Contents.OfAllButTheRecord(File), (await RecordAsync()).Count);
        var refusal = (await act.Should().ThrowAsync<RefusedException>()).Which;
        Contents.OfAllButTheRecord(File).Should().Equal(before, "nothing is half done");
        (await RecordAsync()).Skip(recorded).Should().NotContain(entry => entry.Outcome == Outcome.Done);
        return refusal;
    }

    /// <summary>The act is refused exactly as for something that does not exist.</summary>
    public async Task HidesAsync(Func<Task> act, MissingKind what = MissingKind.Conversation) =>
        (await RefusesAsync(act)).Should().BeOfType<NotFoundException>().Which.Message.Should().Be(new NotFoundException(what).Message);
}
