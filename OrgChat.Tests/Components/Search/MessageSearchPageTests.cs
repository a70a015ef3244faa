using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Tests.Components.Search;

public sealed class MessageSearchPageTests : ScreenTest
{
    [Fact]
    public async Task Results_say_where_by_whom_and_mark_the_words_as_text()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "<b>Iron</b> & tea");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Jamie);
        page.Find(".empty-title").Words().Should().Be("Search in every message you can read");

        await SearchAsync(page, "iron");

        var link = page.Find("ul[aria-label='Messages found'] a");
        link.GetAttribute("href").Should().Be($"/chat/organization/{chat}?at=1");
        link.QuerySelector(".person-name")!.Words().Should().Be("Ana Ruiz");
        link.QuerySelector(".result-by")!.Words().Should().Be("You On behalf of Dr. Maria Lopez Owner Dr. Maria Lopez");
        link.QuerySelector(".byline-behalf").Should().NotBeNull();
        link.QuerySelector(".result-text")!.TextContent.Should().Contain("<b>Iron</b> & tea");
        link.QuerySelector(".result-text")!.GetAttribute("dir").Should().Be("auto");
        link.QuerySelectorAll("mark").Select(mark => mark.TextContent).Should().Equal("Iron");
        page.Find("[role=status]").Words().Should().Be("1 message");
    }

    [Fact]
    public async Task What_one_searches_for_is_not_in_the_address_and_there_again_on_coming_back()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Metformin");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Maria);
        await SearchAsync(page, "metformin");
        await page.InvokeAsync(() => page.Find("ul a").Click());

        Services.GetRequiredService<NavigationManager>().Uri.Should().NotContain("metformin");
        await DisposeComponentsAsync();
        var back = Render<MessageSearchPage>();

        back.WaitForAssertion(() => back.FindAll("ul a").Should().HaveCount(1));
        back.Find("input[type=search]").GetAttribute("value").Should().Be("metformin");
        (await Clinic.RecordAsync()).Where(entry => entry.Action == AuditAction.MessagesSearched)
            .Should().HaveCount(1, "coming back is no new search");
    }

    [Fact]
    public async Task Too_little_nothing_found_and_more_than_a_page_are_said()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 0; number <= SearchService.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, chat, "Weight");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Ana);

        await SearchAsync(page, "w");
        page.Find("#search-hint").Words().Should().EndWith("Write a word of at least two letters.");
        page.Find("input[type=search]").GetAttribute("aria-describedby").Should().Be("search-hint");

        await SearchAsync(page, "hypertension");
        page.Find(".empty-title").Words().Should().Be("Nothing found");
        page.FindAll("#search-hint").Should().BeEmpty();

        await SearchAsync(page, "weight");
        page.Find("[role=status]").Words().Should().Be("21 messages, newest first");
        await page.InvokeAsync(() => page.Button("Load more").Click());
        page.WaitForAssertion(() => page.FindAll("ul[aria-label='Messages found'] > li").Should().HaveCount(SearchService.PageSize + 1));
        page.Find("[role=status]").Words().Should().Be("21 messages, newest first");
    }

    [Fact]
    public async Task More_that_cannot_be_read_just_now_leaves_what_was_found_with_another_try()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 0; number <= SearchService.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, chat, "Weight");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Ana);
        await SearchAsync(page, "weight");

        // A row that is not believed is refused, as a busy database would be.
        Contents.Ask(Clinic.File, "UPDATE Messages SET IsByClient = 0 WHERE Number = 1");
        await page.InvokeAsync(() => page.Button("Load more").Click());

        page.WaitForAssertion(() => page.FindAll(".load-more [role=alert]").Should().ContainSingle());
        page.FindAll("ul[aria-label='Messages found'] > li").Should().HaveCount(SearchService.PageSize);
        Contents.Ask(Clinic.File, "UPDATE Messages SET IsByClient = 1 WHERE Number = 1");
        await page.InvokeAsync(() => page.Button("Try again").Click());
        page.WaitForAssertion(() => page.FindAll("ul[aria-label='Messages found'] > li").Should().HaveCount(SearchService.PageSize + 1));
    }

    [Fact]
    public async Task A_filter_narrows_at_once_and_can_be_left_again()
    {
        var (mine, hers) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace));
        await Clinic.SayAsync(Clinic.Ana, mine, "Refill for Ana");
        await Clinic.SayAsync(Clinic.Grace, hers, "Refill for Grace");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Jamie);
        await SearchAsync(page, "refill");
        page.Texts(".result-text").Should().HaveCount(2);

        await ChooseAsync(page, "Owner", "Dr. Daniel Kim");
        page.WaitForAssertion(() => page.Texts(".result-text").Should().Equal("Refill for Grace"));
        await page.InvokeAsync(() => page.Find("#search-client").InputAsync("ana"));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Popovers.WaitForAssertion(() => Popovers.Find("[role=option]").Words().Should().StartWith("Ana Ruiz"));
        await page.InvokeAsync(() => Popovers.Find("[role=option]").Click());
        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Nothing found"));

        await page.InvokeAsync(() => page.Button("Search without filters").Click());
        page.WaitForAssertion(() => page.Texts(".result-text").Should().HaveCount(2));
    }

    [Fact]
    public async Task Days_are_the_readers_own()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Clock.AdjustTime(new(2026, 3, 4, 3, 30, 0, TimeSpan.Zero));
        await Clinic.SayAsync(Clinic.Ana, chat, "Late on March 3 in New York");
        Clinic.Clock.AdjustTime(new(2026, 3, 4, 5, 0, 0, TimeSpan.Zero));
        await Clinic.SayAsync(Clinic.Ana, chat, "Midnight in New York");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Maria);
        Services.GetRequiredService<LocalTimeText>().Use("America/New_York");

        await page.InvokeAsync(() => page.Find("#search-until").Change("2026-03-03"));
        await SearchAsync(page, "york");

        page.Texts(".result-text").Should().Equal("Late on March 3 in New York");
        await page.InvokeAsync(() => page.Find("#search-from").Change("2026-03-04"));
        page.WaitForAssertion(() => page.Find("#search-hint").Words().Should().Contain("The last day lies before the first."));
    }

    [Fact]
    public async Task A_permission_taken_away_empties_the_open_results()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hypertension");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Jamie);
        await SearchAsync(page, "hypertension");
        page.Markup.Should().Contain("Ana Ruiz");

        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);

        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Nothing found"));
        page.Markup.Should().NotContain("Ana Ruiz");
    }

    [Fact]
    public async Task Being_removed_from_a_conversation_takes_its_results_away()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hypertension");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Nora);
        await SearchAsync(page, "hypertension");
        page.FindAll("ul a").Should().HaveCount(1);

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);

        page.WaitForAssertion(() => page.FindAll("ul a").Should().BeEmpty());
    }

    [Fact]
    public async Task A_client_searches_their_own_conversations_and_chooses_no_client()
    {
        var (mine, hers) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        await Clinic.SayAsync(Clinic.Maria, mine, "Refill is ready");
        await Clinic.SayAsync(Clinic.Maria, hers, "Refill is ready too");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Ana);

        await SearchAsync(page, "refill");

        page.Texts(".result-text").Should().Equal("Refill is ready");
        page.FindAll("#search-client").Should().BeEmpty();
        page.FindAll("#search-owner").Should().BeEmpty();
        page.Find("details > summary").Words().Should().Be("More");
        page.Texts("details label").Should().Equal("From", "Since", "Until");
        page.FindAll(".page-tools > .field").Should().OnlyContain(field => field.Closest("details") != null);
        page.FindAll(".chip").Should().BeEmpty("a client’s conversations belong to whom they are called by");
    }

    [Fact]
    public async Task A_name_is_said_once_and_the_owner_always()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Refill, please");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Jamie);

        await SearchAsync(page, "refill");

        page.Find(".person-name").Words().Should().Be("Ana Ruiz");
        page.Find(".result-by").Words().Should().Be("Client Owner Dr. Maria Lopez");
    }

    [Fact]
    public async Task One_click_chooses_the_last_month_without_a_word_and_another_takes_it_back()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Clock.AdjustTime(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        await Clinic.SayAsync(Clinic.Ana, chat, "Long ago");
        Clinic.Clock.AdjustTime(new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero));
        await Clinic.SayAsync(Clinic.Ana, chat, "Lately");
        var page = await OpenAsync<MessageSearchPage>(Clinic.Maria);

        await page.InvokeAsync(() => page.Button("Last month").Click());

        page.WaitForAssertion(() => page.Texts(".result-text").Should().Equal("Lately"));
        page.Find("#search-from").GetAttribute("value")
            .Should().Be("2026-04-01", "“last month” in both senses: the month before, and the weeks since");
        page.Find("#search-until").GetAttribute("value").Should().Be("2026-05-20");
        page.Button("Last month").GetAttribute("aria-pressed").Should().Be("true");
        page.Button("Last week").GetAttribute("aria-pressed").Should().Be("false");

        await page.InvokeAsync(() => page.Button("Last month").Click());
        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Search in every message you can read"));
        page.Button("Last month").GetAttribute("aria-pressed").Should().Be("false");
    }

    [Fact]
    public async Task What_this_tab_searched_for_is_searched_again_after_a_reload()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Metformin");
        JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Maria.Id, "search")
            .SetResult(new SearchChoice { Text = "metf", OwnerId = Clinic.Maria, From = new(2020, 1, 1) }.ToText());

        var page = await OpenAsync<MessageSearchPage>(Clinic.Maria);

        page.WaitForAssertion(() => page.FindAll("ul a").Should().HaveCount(1));
        page.Find("input[type=search]").GetAttribute("value").Should().Be("metf");
        page.Find("#search-from").GetAttribute("value").Should().Be("2020-01-01");
        Services.GetRequiredService<NavigationManager>().Uri.Should().NotContain("metf");
        JSInterop.Invocations["orgChat.session.remember"][^1].Arguments.Take(2).Should().Equal(Clinic.Maria.Id, "search");
    }

    [Fact]
    public async Task What_is_typed_before_the_tab_has_said_what_was_searched_for_stays()
    {
        await OpenAsync<MessageSearchPage>(Clinic.Maria);
        await DisposeComponentsAsync();
        var tab = JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Maria.Id, "search");
        var page = Render<MessageSearchPage>();
        await Eventually.TrueAsync(() => tab.Invocations.Count == 1);
        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("insulin"));

        await page.InvokeAsync(() => tab.SetResult(new SearchChoice { Text = "metf" }.ToText()));

        page.WaitForState(() => page.FindAll("[aria-busy=true]").Count == 0);
        page.Find("input[type=search]").GetAttribute("value").Should().Be("insulin");
    }

    [Fact]
    public async Task What_was_asked_for_in_the_list_of_conversations_is_searched_on_arrival()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Metformin");
        await OpenAsync<MessageSearchPage>(Clinic.Maria);
        await DisposeComponentsAsync();
        var memory = Services.GetRequiredService<SearchMemoryStore>();
        memory.Ask("metf");

        var page = Render<MessageSearchPage>();

        page.WaitForAssertion(() => page.FindAll("ul a").Should().HaveCount(1));
        page.Find("input[type=search]").GetAttribute("value").Should().Be("metf");
        memory.TakeAsked().Should().BeFalse();
    }

    private static async Task SearchAsync(IRenderedComponent<MessageSearchPage> page, string text)
    {
        await page.InvokeAsync(() => page.Find("input[type=search]").Input(text));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForState(() => page.FindAll("[aria-busy=true]").Count == 0);
    }
}
