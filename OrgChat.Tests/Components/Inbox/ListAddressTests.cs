using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

/// <summary>What the list shows stands in the address, as far as it is nobody’s words.</summary>
public sealed class ListAddressTests : ScreenTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task The_address_says_view_tab_and_owner()
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);
        await WaitingAsync(Clinic.Daniel, Clinic.Grace);

        var page = await OpenAtAsync($"/chat/organization?tab=needs-reply&owner={Clinic.Daniel.Id}");

        page.Find("[role=tab][aria-selected=true]").Words().Should().Be("Needs reply");
        page.Find("select[aria-label=Owner]").GetAttribute("value").Should().Be(Clinic.Daniel.Id.ToString());
        page.Texts(".row-title").Should().Equal("Grace Nwosu");
    }

    [Theory]
    [InlineData("/chat?tab=nonsense&owner=1'--")]
    [InlineData("/chat?tab=1&owner=")]
    [InlineData("/chat?tab=&owner=00000000-0000-0000-0000-000000000001")]
    public async Task Nonsense_in_the_address_is_as_if_it_were_not_there(string address)
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var page = await OpenAtAsync(address, Clinic.Maria);

        page.Find("[role=tab][aria-selected=true]").Words().Should().Be("All");
        page.Texts(".row-title").Should().Equal("Ana Ruiz");
    }

    [Fact]
    public async Task A_client_who_types_the_teams_tab_gets_their_own_list()
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);

        (await OpenAtAsync("/chat?tab=needs-reply", Clinic.Ana)).Texts(".row-title").Should().Equal("Dr. Maria Lopez");
    }

    [Fact]
    public async Task A_choice_goes_into_the_address_and_the_open_conversation_stays()
    {
        var ana = await WaitingAsync(Clinic.Maria, Clinic.Ana);
        var page = await OpenAtAsync($"/chat/organization/{ana}");

        await page.InvokeAsync(() => page.Button("Needs reply").Click());
        await page.InvokeAsync(() => page.Find("select[aria-label=Owner]").Change(Clinic.Maria.Id.ToString()));

        new Uri(Navigation.Uri).PathAndQuery.Should().Be($"/chat/organization/{ana}?tab=needs-reply&owner={Clinic.Maria.Id}");
        page.WaitForAssertion(() => page.Find("a.row").GetAttribute("href").Should().Be(new Uri(Navigation.Uri).PathAndQuery));
        page.FindAll("[role=log]").Should().ContainSingle();
        page.Find("[aria-label='Back to conversations']").GetAttribute("href")
            .Should().Be($"/chat/organization?tab=needs-reply&owner={Clinic.Maria.Id}");
    }

    [Fact]
    public async Task What_is_typed_before_the_tab_has_said_what_was_searched_for_stays()
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);
        await WaitingAsync(Clinic.Maria, Clinic.Grace);
        await OpenAtAsync("/chat", Clinic.Maria);
        await DisposeComponentsAsync();
        var tab = JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Maria.Id, "list-search");
        var page = Render<ChatPage>();
        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("ana"));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Texts(".row-title").Should().Equal("Ana Ruiz"));

        await page.InvokeAsync(() => tab.SetResult("grace"));

        await Task.Delay(TimeSpan.FromMilliseconds(300));
        page.Find("input[type=search]").GetAttribute("value").Should().Be("ana");
        page.WaitForAssertion(() => page.Texts(".row-title").Should().Equal("Ana Ruiz"));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "grace")]
    public async Task What_was_cleared_stays_cleared_and_a_tab_that_was_chosen_keeps_what_was_searched_for(bool isCleared, string text)
    {
        await WaitingAsync(Clinic.Maria, Clinic.Grace);
        await OpenAtAsync("/chat", Clinic.Maria);
        await DisposeComponentsAsync();
        var tab = JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Maria.Id, "list-search");
        var page = Render<ChatPage>();
        await page.InvokeAsync(() => isCleared
            ? page.Find("input[type=search]").InputAsync("ana")
            : page.Button("Unread").ClickAsync(new()));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        if (isCleared)
            await page.InvokeAsync(() => page.Button("Clear search").ClickAsync(new()));

        await page.InvokeAsync(() => tab.SetResult("grace"));

        page.WaitForAssertion(() => page.Texts(".row-title").Should().Equal("Grace Nwosu"));
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        (page.Find("input[type=search]").GetAttribute("value") ?? "").Should().Be(text);
    }

    [Fact]
    public async Task What_is_searched_for_stays_in_the_tab_and_out_of_the_address()
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);
        await WaitingAsync(Clinic.Maria, Clinic.Grace);
        var person = Clinic.Jamie.Id;
        JSInterop.Setup<string?>("orgChat.session.recall", person, "list-search").SetResult("grace");

        var page = await OpenAtAsync("/chat/organization");

        page.Texts(".row-title").Should().Equal("Grace Nwosu");
        page.Find("input[type=search]").GetAttribute("value").Should().Be("grace");
        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("ana"));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Texts(".row-title").Should().Equal("Ana Ruiz"));
        JSInterop.Invocations["orgChat.session.remember"]
            .Should().Contain(call => Equals(call.Arguments[1], "list-search") && Equals(call.Arguments[2], "ana"));
        Navigation.Uri.Should().NotContain("ana").And.NotContain("grace");
    }

    [Fact]
    public async Task The_list_begins_where_this_tab_was()
    {
        var first = await WaitingAsync(Clinic.Maria, Clinic.Grace);
        Clinic.Later();
        var second = await WaitingAsync(Clinic.Maria, Clinic.Ana);
        var at = (await Clinic.Inbox.RowAsync(Clinic.Jamie, second))!.LastActivityAt.UtcTicks;
        JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Jamie.Id, "list-spot")
            .SetResult($$"""{"list":"/chat/organization ","at":"{{at}}","after":"{{second}}","row":"{{first}}","offset":3}""");

        var page = await OpenAtAsync("/chat/organization");

        page.Texts("[data-row] .row-title").Should().Equal("Grace Nwosu");
        page.Find("[data-more]").GetAttribute("data-more").Should().Be("Above");
        await page.InvokeAsync(() => page.Button("Unread").Click());
        page.WaitForAssertion(() => page.Texts("[data-row] .row-title").Should().Equal("Ana Ruiz", "Grace Nwosu"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"list":"/chat/organization ","at":"99999999999999999999","after":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("""{"list":"/chat","at":"1","after":"00000000-0000-0000-0000-000000000000"}""")]
    public async Task A_place_that_makes_no_sense_is_the_top(string kept)
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);
        JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Jamie.Id, "list-spot").SetResult(kept);

        (await OpenAtAsync("/chat/organization")).Texts("[data-row] .row-title").Should().Equal("Ana Ruiz");
    }

    [Fact]
    public async Task The_newest_choice_wins_also_over_an_answer_that_comes_late()
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        var page = await OpenAtAsync("/chat");
        using (var slow = CommandLog.HoldNext(Clinic.File, "ORDER BY \"c\".\"LastActivityAt\" DESC"))
        {
            // Switch, and at once Needs reply, as the medical assistant does every morning.
            await page.InvokeAsync(() => Navigation.NavigateTo("/chat/organization"));
            page.Render();
            await slow.IsReachedAsync();
            await page.InvokeAsync(() => page.Button("Needs reply").Click());
            page.WaitForAssertion(() => page.Texts(".row-title").Should().Equal("Ana Ruiz"));
        }

        await Eventually.TrueAsync(() => CommandLog.UntilNow(Clinic.File)
            .Any(heard => heard.Sql.Contains("ORDER BY \"c\".\"LastActivityAt\" DESC", StringComparison.Ordinal)));
        await page.InvokeAsync(() => { });
        page.Texts(".row-title").Should().Equal("Ana Ruiz");
        page.Find("[role=tab][aria-selected=true]").Words().Should().Be("Needs reply");
        new Uri(Navigation.Uri).PathAndQuery.Should().Be("/chat/organization?tab=needs-reply");
    }

    [Fact]
    public async Task While_other_contents_are_on_their_way_the_old_rows_are_dimmed_and_cannot_be_pressed()
    {
        await WaitingAsync(Clinic.Maria, Clinic.Ana);
        var page = await OpenAtAsync("/chat/organization");
        using (var slow = CommandLog.HoldNext(Clinic.File, "ORDER BY \"c\".\"QueuePlace\""))
        {
            await page.InvokeAsync(() => page.Button("Needs reply").Click());
            await slow.IsReachedAsync();
            page.Find("[role=tab][aria-selected=true]").Words().Should().Be("Needs reply");
            page.FindAll(".rows[aria-busy=true]").Should().BeEmpty("a quick answer flickers nothing");

            Clinic.Clock.Advance(TimeSpan.FromMilliseconds(200));

            page.WaitForAssertion(() => page.FindAll(".rows[aria-busy=true][inert]").Should().ContainSingle());
            page.Texts(".row-title").Should().Equal("Ana Ruiz");
            page.FindAll(".skeletons").Should().BeEmpty();
        }

        page.WaitForAssertion(() => page.FindAll(".rows[aria-busy=true], .rows[inert]").Should().BeEmpty());
    }

    private async Task<Guid> WaitingAsync(Someone owner, Someone client)
    {
        var chat = await Clinic.StartAsync(owner, client);
        await Clinic.SayAsync(client, chat, "Waiting");
        return chat;
    }

    private Task<IRenderedComponent<ChatPage>> OpenAtAsync(string address, Someone? reader = null) =>
        OpenAsync<ChatPage>(reader ?? Clinic.Jamie, at: address);
}
