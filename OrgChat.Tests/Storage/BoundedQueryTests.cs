using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Storage;

/// <summary>What a screen asks does not grow with the clinic, and SQLite finds it by an index.</summary>
public sealed class BoundedQueryTests : ClinicTest
{
    private static readonly string[] Tables =
        ["Conversations", "Messages", "Participants", "PersonalStates", "AuditEntries", "ConversationEvents",
            "ConversationTags"];

    private Guid tag;

    [Fact]
    public async Task Five_and_three_hundred_conversations_cost_the_same_number_of_questions()
    {
        var chat = await GrowAsync(5);
        await Clinic.Clients.ListAsync(Clinic.Jamie); // The first to ask after new names brings them into memory.
        var few = await CountsAsync(chat);
        await GrowAsync(300);
        await Clinic.Clients.ListAsync(Clinic.Jamie);
        var many = await CountsAsync(chat);

        many.Should().OnlyContain(one => one.Value <= few[one.Key], "a screen asks as much, however much there is");
        many.Values.Should().OnlyContain(count => count <= 16);
    }

    [Fact]
    public async Task No_screen_scans_a_table_that_grows()
    {
        var chat = await GrowAsync(300);
        foreach (var (name, ask) in Screens(chat))
        {
            foreach (var heard in (await CommandLog.DuringAsync(Clinic.File, ask))
                .Where(heard => heard.Sql.StartsWith("SELECT", StringComparison.Ordinal)))
            {
                heard.PlanIn(Clinic.File).Where(step => Tables.Any(table => IsScan(step, heard.Sql, table))).Should()
                    .BeEmpty($"{name} asks\n{heard.Sql}\nwhich SQLite answers by\n{string.Join('\n', heard.PlanIn(Clinic.File))}\n");
            }
        }
    }

    [Theory]
    [InlineData("queue", "SEARCH c USING INDEX IX_Conversations_OrganizationId_LastActivityAt_Id")]
    [InlineData("queue, page above", "SEARCH c USING INDEX IX_Conversations_OrganizationId_LastActivityAt_Id")]
    [InlineData("needs reply", "SEARCH c USING COVERING INDEX IX_Conversations_OrganizationId_QueuePlace_Id")]
    [InlineData("needs reply, page above", "SEARCH c USING COVERING INDEX IX_Conversations_OrganizationId_QueuePlace_Id")]
    [InlineData("snoozed", "SEARCH c USING INDEX IX_Conversations_Snoozed")]
    [InlineData("closed", "SEARCH c USING INDEX IX_Conversations_Closed")]
    [InlineData("of one owner", "SEARCH c USING INDEX IX_Conversations_OrganizationId_OwnerId_LastActivityAt_Id")]
    [InlineData("with a tag", "SCAN json_each")]
    [InlineData("with a tag that much has", "SEARCH c USING INDEX IX_Conversations_OrganizationId_LastActivityAt_Id")]
    [InlineData("with a tag, page above", "SCAN json_each")]
    [InlineData("of one claimer", "SEARCH c USING INDEX IX_Conversations_OrganizationId_ClaimedById_LastActivityAt_Id")]
    [InlineData("unread", "SCAN json_each")]
    [InlineData("archived", "SEARCH p USING INDEX IX_PersonalStates_Archived")]
    [InlineData("personal list", "SEARCH p USING INDEX IX_Participants_PersonId_LeftAt")]
    [InlineData("personal list, page above", "SEARCH p USING INDEX IX_Participants_PersonId_LeftAt")]
    [InlineData("list search", "SCAN json_each")]
    [InlineData("client’s conversations", "SEARCH p USING INDEX IX_Participants_PersonId_LeftAt")]
    [InlineData("client’s open conversations", "SEARCH p USING INDEX IX_Participants_PersonId_LeftAt")]
    public async Task A_list_begins_where_its_few_are_known_or_is_read_in_the_order_of_its_index(string screen, string first)
    {
        var chat = await GrowAsync(300);
        var heard = await CommandLog.DuringAsync(Clinic.File, Screens(chat)[screen]);

        var asked = heard.Last(one => one.Sql.StartsWith("SELECT \"c\".\"Id\"\nFROM", StringComparison.Ordinal));
        var plan = asked.PlanIn(Clinic.File);
        plan[0].Should().StartWith(first, $"{asked.Sql} {string.Join('\n', plan)}");
        if (plan[0].StartsWith("SEARCH c ", StringComparison.Ordinal))
            plan.Should().NotContain(step => step.Contains("TEMP B-TREE"), "what is not known to be few is never sorted");
    }

    [Fact]
    public async Task Counts_of_somebody_with_much_unread_begin_with_what_is_new()
    {
        await GrowAsync(300);
        var lists = new InboxService(Clinic.Database, new UnreadIndex { Few = 1 });

        var heard = await CommandLog.DuringAsync(Clinic.File, () => lists.TallyAsync(Clinic.Jamie, ChatView.Organization));

        var plan = heard.Single(one => one.Sql.Contains("\"Tab\"", StringComparison.Ordinal)).PlanIn(Clinic.File);
        plan.First(step => step.StartsWith("SEARCH c ", StringComparison.Ordinal))
            .Should().StartWith("SEARCH c USING INDEX IX_Conversations_OrganizationId_LastActivityAt_Id");
        plan.Should().NotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static bool IsScan(string step, string sql, string table) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal)
        && sql.Contains($"\"{table}\" AS \"{step.Split(' ')[1]}\"", StringComparison.Ordinal);

    private async Task<Dictionary<string, int>> CountsAsync(Guid chat)
    {
        await Clinic.Inbox.TallyAsync(Clinic.Jamie, ChatView.Organization); // Who asks after thousands of messages counts them all once.
        var counts = new Dictionary<string, int>();
        foreach (var (name, ask) in Screens(chat))
        {
            await Clinic.Database.WriteAsync(_ => Task.CompletedTask); // After this, nothing is known from the screen before.
            counts[name] = (await CommandLog.DuringAsync(Clinic.File, ask)).Count;
        }

        return counts;
    }

    private Dictionary<string, Func<Task>> Screens(Guid chat) => ClinicScreens.Of(Clinic, chat, tag);

    /// <returns>A conversation among many of each, all with a client who waits.</returns>
    private Task<Guid> GrowAsync(int conversations) => Clinic.Database.WriteAsync(async db =>
    {
        var (maria, daniel) =
            ((TeamMember)(await db.FindAsync<Person>(Clinic.Maria.Id))!, (TeamMember)(await db.FindAsync<Person>(Clinic.Daniel.Id))!);
        var ana = (await db.FindAsync<Person>(Clinic.Ana.Id))!;
        var last = Guid.Empty;
        var refill = new Tag(maria, Clinic.Clock.GetUtcNow());
        refill.Describe($"Refill {conversations}", TagColor.Teal, []);
        tag = db.Add(refill).Entity.Id;
        foreach (var number in Enumerable.Range(0, conversations))
        {
            var now = Clinic.Clock.GetUtcNow().AddSeconds(number);
            var conversation = Conversation.Start(number % 2 == 0 ? maria : daniel, [ana], null, now);
            conversation.OpenToClients(now);
            foreach (var text in Enumerable.Range(1, 20))
                conversation.Write(ana, new Draft(Guid.NewGuid(), $"Message {text}"), now);

            conversation.PutOn(refill, maria.Id == conversation.OwnerId ? maria : daniel, now);
            db.Add(conversation);
            last = conversation.Id;
        }

        return last;
    });
}
