using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Audit;
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

        many.Should().OnlyContain(one => one.Value <= few[one.Key], "what is known from the reading before is not even asked");
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
            counts[name] = (await CommandLog.DuringAsync(Clinic.File, ask)).Count;

        return counts;
    }

    private Dictionary<string, Func<Task>> Screens(Guid chat)
    {
        var day = Clinic.Clock.GetUtcNow();
        var cursor = new InboxCursor(day, Guid.AllBitsSet); // After every row of that moment, whatever its id.
        var (personal, organization) = (new InboxFilter(ChatView.Personal), new InboxFilter(ChatView.Organization));
        return new()
        {
            ["personal list"] = () => Clinic.Inbox.ListAsync(Clinic.Maria, personal),
            ["personal list, next page"] = () => Clinic.Inbox.ListAsync(Clinic.Maria, personal, cursor),
            ["queue"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization),
            ["queue, next page"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization, cursor),
            ["needs reply"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { Tab = InboxTab.NeedsReply }),
            ["unread"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { Tab = InboxTab.Unread }),
            ["archived"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { Tab = InboxTab.Archived }),
            ["snoozed"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { Tab = InboxTab.Snoozed }),
            ["what comes back"] = Clinic.WakeDueAsync,
            ["closed"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { Tab = InboxTab.Closed }),
            ["list search"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { Text = "ana ruiz" }),
            ["queue, page above"] = () => Clinic.Inbox.ListAboveAsync(Clinic.Jamie, organization, cursor),
            ["needs reply, page above"] = () =>
                Clinic.Inbox.ListAboveAsync(Clinic.Jamie, organization with { Tab = InboxTab.NeedsReply }, cursor),
            ["personal list, page above"] = () => Clinic.Inbox.ListAboveAsync(Clinic.Maria, personal, cursor),
            ["the open one"] = () => Clinic.Inbox.RowAsync(Clinic.Jamie, chat),
            ["of one owner"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { OwnerId = Clinic.Maria }),
            ["with a tag"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { TagIds = new([tag]) }),
            ["with a tag that much has"] = () => new InboxService(Clinic.Database, new UnreadIndex { Few = 0 })
                .ListAsync(Clinic.Jamie, organization with { TagIds = new([tag]) }),
            ["with a tag, page above"] = () => Clinic.Inbox.ListAboveAsync(Clinic.Jamie, organization with { TagIds = new([tag]) }, cursor),
            ["of one claimer"] = () => Clinic.Inbox.ListAsync(Clinic.Jamie, organization with { ClaimedById = Clinic.Sam }),
            ["claimers"] = () => Clinic.Inbox.ClaimersAsync(Clinic.Jamie, ChatView.Organization),
            ["tags"] = () => Clinic.Tags.ManageAsync(Clinic.Ines),
            ["views"] = () => Clinic.Views.ListAsync(Clinic.Jamie),
            ["owners"] = () => Clinic.Inbox.OwnersAsync(Clinic.Jamie),
            ["counts"] = () => Clinic.Inbox.TallyAsync(Clinic.Jamie, ChatView.Organization),
            ["own counts"] = () => Clinic.Inbox.TallyAsync(Clinic.Maria, ChatView.Personal),
            ["open as participant"] = () => Clinic.Reader.OpenAsync(Clinic.Ana, chat),
            ["open on behalf"] = () => Clinic.Reader.OpenAsync(Clinic.Jamie, chat),
            ["older messages"] = () => Clinic.Reader.OlderAsync(Clinic.Ana, chat, 10),
            ["new messages"] = () => Clinic.Reader.NewerAsync(Clinic.Ana, chat, 10),
            ["clients"] = () => Clinic.Clients.ListAsync(Clinic.Jamie),
            ["own clients"] = () => Clinic.Clients.ListAsync(Clinic.Maria),
            ["client search"] = () => Clinic.Clients.SearchAsync(Clinic.Jamie, "ana"),
            ["client"] = () => Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana),
            ["client’s conversations"] = () => Clinic.Clients.ConversationsAsync(Clinic.Jamie, Clinic.Ana),
            ["client’s open conversations"] = () => Clinic.Clients.OpenConversationsAsync(Clinic.Jamie, Clinic.Ana),
            ["clients by date"] = () =>
                Clinic.Clients.ListAsync(Clinic.Jamie,
                    new ClientRequest("a", ClientOrder.ClientSince, IsDescending: true, IsOwn: true, CareTeamMemberId: Clinic.Maria)),
            ["team"] = () => Clinic.Colleagues.ListAsync(Clinic.Ines),
            ["team by permissions"] = () => Clinic.Colleagues.ListAsync(Clinic.Ines, new("a", By: MemberOrder.Permissions)),
            ["audit, oldest first"] = () => Clinic.Audit.ListAsync(Clinic.Ines, new(IsOldestFirst: true), 1),
            ["permissions"] = () => Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Nora),
            ["audit"] = () => Clinic.Audit.ListAsync(Clinic.Ines, new()),
            ["audit of a client"] = () => Clinic.Audit.ListAsync(Clinic.Ines, new(ClientId: Clinic.Ana)),
            ["audit, next page"] = () => Clinic.Audit.ListAsync(Clinic.Ines, new(), 1_000),
            ["who saw a client"] = () =>
                Clinic.Audit.ListAsync(Clinic.Ines, new(ClientId: Clinic.Ana, From: day, Until: day, Question: AuditQuestion.WhoSaw)),
            ["who saw a client, in short"] = () => Clinic.Audit.LooksAsync(Clinic.Ines, new(ClientId: Clinic.Ana, From: day, Until: day)),
            ["what a member did"] = () =>
                Clinic.Audit.ListAsync(Clinic.Ines, new(PersonId: Clinic.Jamie, Question: AuditQuestion.WhatTheyDid)),
            ["denied attempts"] = () => Clinic.Audit.ListAsync(Clinic.Ines, new(Question: AuditQuestion.Denied)),
            ["who looked here"] = () => Clinic.AccessLog.ListAsync(Clinic.Jamie, chat),
            ["messages of an owner"] = () => Clinic.Search.SearchAsync(Clinic.Jamie, new("", OwnerId: Clinic.Maria)),
            ["messages of some days"] = () =>
                Clinic.Search.SearchAsync(Clinic.Jamie, new("", From: day.AddDays(-1), Until: day.AddDays(1))),
            ["what is left to hand over"] = () => Clinic.HandOver.HandOverSomeAsync(),
            ["who can read"] = () => Clinic.Readers.ListAsync(Clinic.Ana, chat),
        };
    }

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
