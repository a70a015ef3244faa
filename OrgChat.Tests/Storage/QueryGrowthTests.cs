using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Storage;

/// <summary>An index can be walked from end to end: what a screen asks is counted in SQLite’s own instructions.</summary>
public sealed class QueryGrowthTests : ClinicTest
{
    private const int Few = 150;

    // A permission is shown with all that it would open; the other is asked here as if every conversation had its one tag.
    private static readonly string[] Growing = ["permissions", "with a tag that much has"];

    private readonly List<Guid> colleagues = [];

    [Fact]
    public async Task In_a_clinic_eight_times_as_large_no_screen_takes_much_more_of_SQLite()
    {
        var (chat, tag) = await BeginAsync();
        await GrowAsync(Few);
        await InstructionsAsync(chat, tag); // From here on there is more than a page of what each of them did.
        var few = await InstructionsAsync(chat, tag);
        await GrowAsync(7 * Few);
        var many = await InstructionsAsync(chat, tag);

        var grown = many.Where(one => !Growing.Contains(one.Key) && one.Value.Instructions > (2 * few[one.Key].Instructions) + 100)
            .Select(one => $"{one.Key}: {few[one.Key].Instructions}, then {one.Value.Instructions}, most of it by\n{one.Value.Worst}");
        string.Join("\n\n", grown).Should().BeEmpty();
    }

    private async Task<Dictionary<string, (long Instructions, string Worst)>> InstructionsAsync(Guid chat, Guid tag)
    {
        var taken = new Dictionary<string, (long, string)>();
        foreach (var (name, ask) in ClinicScreens.Of(Clinic, chat, tag))
        {
            await ask(); // What is kept in memory is read once, however much it is.
            var heard = (await CommandLog.DuringAsync(Clinic.File, ask))
                .Where(one => one.Sql.StartsWith("SELECT", StringComparison.Ordinal))
                .Select(one => (Instructions: one.InstructionsIn(Clinic.File), one.Sql)).ToList();
            taken[name] = (heard.Sum(one => one.Instructions), heard.MaxBy(one => one.Instructions).Sql ?? "");
        }

        return taken;
    }

    private Task<(Guid Chat, Guid Tag)> BeginAsync() => Clinic.Database.WriteAsync(async db =>
    {
        var (maria, ana) = ((TeamMember)(await db.FindAsync<Person>(Clinic.Maria.Id))!, (await db.FindAsync<Person>(Clinic.Ana.Id))!);
        var now = Clinic.Clock.GetUtcNow();
        var refill = new Tag(maria, now);
        refill.Describe("Refill", TagColor.Teal, []);
        db.Add(refill);
        var conversation = Conversation.Start(maria, [ana], null, now);
        conversation.OpenToClients(now);
        foreach (var text in Enumerable.Range(1, 20))
            conversation.Write(ana, new Draft(Guid.NewGuid(), $"Message {text}"), now);

        conversation.PutOn(refill, maria, now);
        db.Add(conversation);
        colleagues.AddRange(Enumerable.Range(0, Few / 5).Select(number =>
            db.Add(new TeamMember(maria.OrganizationId, $"Dr. {number}", null, TeamRole.Provider, null, now)).Entity.Id));
        return (conversation.Id, refill.Id);
    });

    /// <summary>Others, of their owners, with a client of their own, whom somebody looked at.</summary>
    private Task GrowAsync(int conversations) => Clinic.Database.WriteAsync(db =>
    {
        var owners = colleagues.ConvertAll(id => (TeamMember)db.Find<Person>(id)!);
        foreach (var number in Enumerable.Range(0, conversations))
        {
            var now = Clinic.Clock.GetUtcNow().AddSeconds(number);
            var owner = owners[number % owners.Count];
            var client = new Client(owner.OrganizationId, $"Client {conversations} {number}", null, null, now);
            db.Add(client);
            var conversation = Conversation.Start(owner, [client], null, now);
            conversation.OpenToClients(now);
            conversation.Write(client, new Draft(Guid.NewGuid(), "Good morning"), now);
            db.Add(conversation);
            db.Record(owner, AuditAction.ConversationOpened, now).In(conversation, Access.Participate);
        }

        return Task.CompletedTask;
    });
}
