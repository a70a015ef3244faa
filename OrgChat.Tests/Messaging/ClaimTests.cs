using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Messaging;

public sealed class ClaimTests : ClinicTest
{
    [Fact]
    public async Task Jamie_takes_a_conversation_Sam_takes_it_over_and_each_step_leaves_its_trace()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        (await ClaimerAsync(Clinic.Daniel, chat)).Should().BeNull("Daniel may not see it");
        (await ClaimerAsync(Clinic.Maria, chat)).Should().Be("Jamie Lee");
        await Clinic.Claims.ClaimAsync(Clinic.Sam, chat);
        await Clinic.Claims.ReleaseAsync(Clinic.Jamie, chat);
        (await ClaimerAsync(Clinic.Sam, chat)).Should().Be("Sam Ortiz", "nobody gives back what another has");
        await Clinic.Claims.ReleaseAsync(Clinic.Sam, chat);

        (await ClaimerAsync(Clinic.Maria, chat)).Should().BeNull();
        (await EventsAsync(Clinic.Maria, chat)).Should().Equal(ConversationEventKind.Started, ConversationEventKind.Claimed,
            ConversationEventKind.TakenOver, ConversationEventKind.Released);
        (await Clinic.ActsAsync()).Select(entry => entry.Action).Where(IsOfClaims).Should().Equal(
            AuditAction.ConversationClaimed, AuditAction.ClaimTakenOver, AuditAction.ClaimReleased);
    }

    [Fact]
    public async Task A_client_is_told_nothing_of_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Claims.HandToAsync(Clinic.Jamie, chat, Clinic.Sam, "She asks about her bill");

        (await ClaimerAsync(Clinic.Ana, chat)).Should().BeNull();
        (await EventsAsync(Clinic.Ana, chat)).Should().Equal(ConversationEventKind.Started);
        (await Clinic.Inbox.ListAsync(Clinic.Ana, new InboxFilter(ChatView.Personal))).Rows.Single().ClaimedBy.Should().BeNull();
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Clinic.Inbox.ListAsync(Clinic.Ana, new InboxFilter(ChatView.Personal, InboxTab.Mine)));
        await Clinic.RefusesAsync(() => Clinic.Claims.ClaimAsync(Clinic.Ana, chat));
    }

    [Fact]
    public async Task Handed_to_a_colleague_it_is_theirs_with_the_line_why()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Claims.HandToAsync(Clinic.Jamie, chat, Clinic.Sam, " She asks about her bill ");

        var handed = (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Page.Events[^1];
        (handed.Kind, handed.ActorName, handed.SubjectName, handed.Reason).Should()
            .Be((ConversationEventKind.HandedTo, "Jamie Lee", "Sam Ortiz", "She asks about her bill"));
        (await MineAsync(Clinic.Sam)).Should().Equal(chat);
        (await MineAsync(Clinic.Jamie)).Should().BeEmpty();
        (await Clinic.Inbox.TallyAsync(Clinic.Sam, ChatView.Organization)).Mine.Should().Be(1);
    }

    [Fact]
    public async Task Nobody_hands_it_to_who_may_not_answer_there()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.Claims.HandToAsync(Clinic.Jamie, chat, Clinic.Nora, ""))).Message
            .Should().Be("Nora Fields cannot answer in this conversation.");
        await Assert.ThrowsAsync<NotFoundException>(() => Clinic.Claims.HandToAsync(Clinic.Jamie, chat, Clinic.Ida, ""));
        (await Clinic.Claims.ColleaguesAsync(Clinic.Jamie, chat, "")).Select(person => person.Name)
            .Should().Equal("Dr. Maria Lopez", "Sam Ortiz");
        (await Clinic.Claims.ColleaguesAsync(Clinic.Jamie, chat, "ort")).Should().ContainSingle();
        await Assert.ThrowsAsync<NotFoundException>(() => Clinic.Claims.ClaimAsync(Clinic.Ida, chat));
        await Assert.ThrowsAsync<NotFoundException>(() => Clinic.Claims.ClaimAsync(Clinic.Nora, chat));
    }

    [Fact]
    public async Task Closing_ends_the_claim_and_what_is_closed_is_not_claimed()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);

        await Clinic.Conversations.CloseAsync(Clinic.Sam, chat);

        (await ClaimerAsync(Clinic.Maria, chat)).Should().BeNull();
        await Clinic.RefusesAsync(() => Clinic.Claims.ClaimAsync(Clinic.Jamie, chat));
    }

    [Theory]
    [InlineData("signed out")]
    [InlineData("deactivated")]
    [InlineData("revoked")]
    public async Task What_is_claimed_by_who_is_no_longer_there_is_back_in_the_queue(string how)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var session = await Clinic.SessionOfAsync(Clinic.Jamie);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        await Clinic.Claims.EndLeftAsync();
        (await ClaimerAsync(Clinic.Maria, chat)).Should().Be("Jamie Lee", "still there");

        Clinic.Later();
        await (how switch
        {
            "signed out" => EndAsync(session),
            "deactivated" => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Jamie, null),
            _ => Clinic.AllowAsync(Clinic.Jamie, TestClinic.TheThree),
        });
        await Clinic.Claims.EndLeftAsync();

        (await ClaimerAsync(Clinic.Maria, chat)).Should().BeNull();
        (await EventsAsync(Clinic.Maria, chat))[^1].Should().Be(ConversationEventKind.ClaimEnded);
        (await Clinic.ActsAsync()).Select(entry => entry.Action).Should().Contain(AuditAction.ClaimEnded);
    }

    [Fact]
    public async Task However_many_are_claimed_by_who_is_there_two_questions_look_for_who_is_gone()
    {
        await Clinic.SessionOfAsync(Clinic.Jamie);
        (await AskedAsync(0)).Should().ContainSingle("nobody has anything claimed");
        foreach (var claims in new[] { 1, 10 })
        {
            var asked = await AskedAsync(claims);

            asked.Should().HaveCount(2);
            asked[^1].Sql.Should().StartWith("SELECT \"c\".\"Id\"\n");
            asked.SelectMany(one => one.PlanIn(Clinic.File)).Should()
                .NotContain(step => step.StartsWith("SCAN c", StringComparison.Ordinal)).And
                .NotContain(step => step.StartsWith("SCAN s", StringComparison.Ordinal));
        }

        async Task<IReadOnlyList<CommandLog.Heard>> AskedAsync(int claims)
        {
            for (var claim = 0; claim < claims; claim++)
                await Clinic.Claims.ClaimAsync(Clinic.Jamie, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));
            return [.. await CommandLog.DuringAsync(Clinic.File, Clinic.Claims.EndLeftAsync)];
        }
    }

    [Fact]
    public async Task Who_claimed_what_they_take_part_in_alone_keeps_it_until_they_take_part_no_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);
        await Clinic.SessionOfAsync(Clinic.Daniel);
        await Clinic.Claims.ClaimAsync(Clinic.Daniel, chat);
        await Clinic.Claims.EndLeftAsync();
        (await ClaimerAsync(Clinic.Maria, chat)).Should().Be("Dr. Daniel Kim");

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Daniel);
        await Clinic.Claims.EndLeftAsync();

        (await ClaimerAsync(Clinic.Maria, chat)).Should().BeNull();
    }

    [Fact]
    public async Task Who_has_another_window_open_somewhere_keeps_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var (home, _) = (await Clinic.SessionOfAsync(Clinic.Jamie), await Clinic.SessionOfAsync(Clinic.Jamie));
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        Clinic.Later();
        await EndAsync(home);

        await Clinic.Claims.EndLeftAsync();

        (await ClaimerAsync(Clinic.Maria, chat)).Should().Be("Jamie Lee");
    }

    [Fact]
    public async Task Maria_makes_Daniel_the_owner_stays_herself_and_old_labels_stay()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Come on Monday.");
        await Clinic.RefusesAsync(() => Clinic.Conversations.TransferAsync(Clinic.Jamie, chat, Clinic.Sam));

        await Clinic.Conversations.TransferAsync(Clinic.Maria, chat, Clinic.Daniel);

        var now = await Clinic.ConversationAsync(chat);
        now.OwnerId.Should().Be(Clinic.Daniel.Id);
        now.People.Select(person => person.Name).Should().BeEquivalentTo("Dr. Maria Lopez", "Ana Ruiz", "Dr. Daniel Kim");
        (await Clinic.MessagesAsync(chat)).Single().OnBehalfOfName.Should().Be("Dr. Maria Lopez");
        (await Clinic.LastRecordAsync()).Action.Should().Be(AuditAction.OwnerChanged);
        await Clinic.RefusesAsync(() => Clinic.Conversations.TransferAsync(Clinic.Maria, chat, Clinic.Sam));
    }

    [Fact]
    public async Task An_admin_who_may_answer_changes_the_owner_and_one_who_cannot_finds_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Assert.ThrowsAsync<NotFoundException>(() => Clinic.Conversations.TransferAsync(Clinic.Ines, chat, Clinic.Daniel));
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree);
        await Clinic.RefusesAsync(() => Clinic.Conversations.TransferAsync(Clinic.Ines, chat, Clinic.Daniel));
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree | Permission.OrganizationChat);

        await Clinic.Conversations.TransferAsync(Clinic.Ines, chat, Clinic.Daniel);

        (await Clinic.ConversationAsync(chat)).OwnerId.Should().Be(Clinic.Daniel.Id);
    }

    private static bool IsOfClaims(AuditAction action) => action is >= AuditAction.ConversationClaimed and <= AuditAction.ClaimEnded;

    private Task EndAsync(Guid session) => Clinic.Database.WriteAsync(async db =>
        (await db.Sessions.FindAsync(session))!.End(SessionEnd.SignedOut, Clinic.Clock.GetUtcNow()));

    private async Task<string?> ClaimerAsync(Someone reader, Guid chat)
    {
        try
        {
            return (await Clinic.Reader.DetailsAsync(reader, chat)).ClaimedBy?.Name;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private async Task<List<ConversationEventKind>> EventsAsync(Someone reader, Guid chat) =>
        [.. (await Clinic.Reader.OpenAsync(reader, chat)).Page.Events.Select(happened => happened.Kind)];

    private async Task<IEnumerable<Guid>> MineAsync(Someone reader) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(ChatView.Organization, InboxTab.Mine))).Rows.Select(row => row.Id);
}
