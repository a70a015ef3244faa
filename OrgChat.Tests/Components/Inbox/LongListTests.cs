using Bunit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

/// <summary>A queue far longer than a screen.</summary>
public sealed class LongListTests : ScreenTest
{
    [Fact]
    public async Task The_list_reads_on_at_the_end_one_comes_to_and_keeps_a_bounded_number_of_rows()
    {
        await GrowAsync(330);
        var list = await OpenAsync();
        list.FindAll("a.row").Should().HaveCount(InboxService.PageSize);
        list.FindAll("[data-more]").Should().ContainSingle();

        for (var page = 0; page < 10; page++)
            await ReachAsync(list, ListEnd.Below);

        list.FindAll("[data-row]").Should().HaveCount(200);
        list.FindAll("[data-more]").Select(end => end.GetAttribute("data-more")).Should().Equal("Above", "Below");
        list.WaitForAssertion(() => list.Texts("[data-row] .row-title")
            .Should().Equal(Enumerable.Range(75, 200).Select(number => $"Ana Ruiz · No. {number}")));
        for (var page = 0; page < 3; page++)
            await ReachAsync(list, ListEnd.Above);
        list.WaitForAssertion(() => list.Texts("[data-row] .row-title")
            .Should().Equal(Enumerable.Range(0, 200).Select(number => $"Ana Ruiz · No. {number}")));
        list.FindAll("[data-more]").Select(end => end.GetAttribute("data-more")).Should().Equal("Below");
    }

    [Fact]
    public async Task A_refresh_reads_the_page_in_sight_and_no_other()
    {
        await GrowAsync(200);
        var list = await OpenAsync();
        for (var page = 0; page < 7; page++)
            await ReachAsync(list, ListEnd.Below);
        var top = Guid.Parse(list.FindAll("[data-row]")[90].GetAttribute("data-row")!);
        await list.InvokeAsync(() => list.FindComponent<ConversationRows>()
            .Instance.See(list.Find("#conversations").GetAttribute("data-list")!, top));

        var heard = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            HaveItReadAgain();
            await Eventually.TrueAsync(() => CommandLog.UntilNow(Clinic.File).Any(IsList));
            await list.InvokeAsync(() => { });
        });

        heard.Count(IsList).Should().Be(1);
        heard.Single(IsList).Sql.Should().Contain("\"LastActivityAt\" <", "it reads on from the row above the first in sight");
        list.FindAll("[data-row]").Should().HaveCount(200);
    }

    [Fact]
    public async Task A_refresh_renews_all_that_a_tall_screen_shows()
    {
        await GrowAsync(60);
        var list = await OpenAsync();
        await ReachAsync(list, ListEnd.Below);
        var low = list.FindAll("[data-row]")[40].GetAttribute("data-row")!;
        using var beside = new OrgChatDatabase($"Data Source={Clinic.File}", TestClinic.MasterKey, new SignalQueue(), Clinic.Clock);
        await new ConversationService(beside).CloseAsync(Clinic.Maria, Guid.Parse(low));

        HaveItReadAgain();

        await Eventually.TrueAsync(() => list.Find($"[data-row='{low}']").TextContent.Contains("Closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reading_on_that_fails_leaves_a_button_and_the_rows()
    {
        await GrowAsync(60);
        var list = await OpenAsync();
        await Clinic.Sessions.EndAllAsync(Clinic.Jamie);

        await ReachAsync(list, ListEnd.Below);

        list.FindAll("[data-row]").Should().HaveCount(InboxService.PageSize);
        list.Button("Try again").Should().NotBeNull();
    }

    [Fact]
    public async Task A_conversation_opened_beside_the_list_that_cannot_be_read_just_now_leaves_the_rows()
    {
        await GrowAsync(60);
        var below = (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization))).Next!;
        var last = (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization), below)).Rows[^1];
        var list = await OpenAsync();
        await Clinic.Sessions.EndAllAsync(Clinic.Jamie);

        list.Render(p => p.Add(one => one.SelectedId, last.Id));
        await ReachAsync(list, ListEnd.Below);

        list.FindAll("[data-row]").Should().HaveCount(InboxService.PageSize);
    }

    private static bool IsList(CommandLog.Heard heard) =>
        !heard.Sql.Contains("Participants", StringComparison.Ordinal)
            && heard.Sql.Contains("ORDER BY \"c\".\"LastActivityAt\" DESC", StringComparison.Ordinal);

    private static Task ReachAsync(IRenderedComponent<ConversationList> list, ListEnd end) =>
        list.InvokeAsync(() => list.FindComponent<ConversationRows>().Instance.ReachAsync(end.ToString()));

    private Task<IRenderedComponent<ConversationList>> OpenAsync() =>
        OpenAsync<ConversationList>(Clinic.Jamie, p => p.Add(list => list.Place, new ListPlace(ChatView.Organization, InboxTab.All, null)));

    // The first of them is the newest.
    private Task GrowAsync(int conversations) => Clinic.Database.WriteAsync(async db =>
    {
        var (maria, ana) = ((TeamMember)(await db.FindAsync<Person>(Clinic.Maria.Id))!, (await db.FindAsync<Person>(Clinic.Ana.Id))!);
        foreach (var number in Enumerable.Range(0, conversations))
            db.Add(Conversation.Start(maria, [ana], $"No. {number}", Clinic.Clock.GetUtcNow().AddMinutes(-number)));
    });
}
