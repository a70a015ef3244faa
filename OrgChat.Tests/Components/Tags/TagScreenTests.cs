using Bunit;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging.Details;
using OrgChat.Web.Components.Tags;

namespace OrgChat.Tests.Components.Tags;

public sealed class TagScreenTests : ScreenTest
{
    [Fact]
    public async Task A_row_begins_with_the_clients_name_and_shows_one_tag_whole_and_how_many_more()
    {
        await StartAsync(Clinic.Ana, await AddAsync("Refill"), await AddAsync("Billing"), await AddAsync("Lab"));

        var list = await ListAsync(Clinic.Jamie, new(ChatView.Organization, InboxTab.All, null));

        list.Find("a.row").Words().Should().MatchRegex("Ana Ruiz Tags Billing \\+2Lab and Refill");
        list.Find(".row-tags").GetAttribute("title").Should().Be("Billing, Lab and Refill");
        list.Texts(".row-more[aria-hidden=true]").Should().Equal("+2");
        list.FindAll(".row-tag").Should().ContainSingle();
    }

    [Fact]
    public async Task A_clients_list_has_no_tag_no_filter_and_no_views()
    {
        await StartAsync(Clinic.Ana, await AddAsync("Refill"));

        var list = await ListAsync(Clinic.Ana, new(ChatView.Personal, InboxTab.All, null));

        list.FindAll("a.row").Should().ContainSingle();
        list.Markup.Should().NotContain("Refill").And.NotContain("Filter").And.NotContain("Views");
    }

    [Fact]
    public async Task A_clients_side_panel_has_no_tags()
    {
        var panel = await PanelAsync(Clinic.Ana, await StartAsync(Clinic.Ana, await AddAsync("Refill")));

        panel.Markup.Should().NotContain("Refill").And.NotContain("Tags");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_a_tag_which_stands_below_the_tabs_until_it_is_taken_away()
    {
        var refill = await AddAsync("Refill");
        await StartAsync(Clinic.Ana, refill);
        await StartAsync(Clinic.Tomas);
        var list = await ListAsync(Clinic.Jamie, new(ChatView.Organization, InboxTab.All, null));
        list.Find("#list-filter").HasAttribute("hidden").Should().BeTrue();

        await list.InvokeAsync(() => list.Find("button[aria-label=Filter]").Click());
        list.WaitForAssertion(() => list.Texts("#list-filter label.tag-choice").Should().Equal("Refill"));
        await list.InvokeAsync(() => list.Find("#list-filter input[type=checkbox]").Change(true));

        list.WaitForAssertion(() => list.FindAll("a.row").Should().ContainSingle());
        list.FindAll("a.row").Should().ContainSingle().Which.GetAttribute("href").Should().EndWith($"?tags={refill}");
        list.Texts(".filter-chips .tag").Should().Equal("Refill");
        list.Find("button[aria-label='Filter, 1 on']").GetAttribute("aria-expanded").Should().Be("true");

        await list.InvokeAsync(() => list.Find("button[aria-label='Remove filter Refill']").Click());
        list.WaitForAssertion(() => list.FindAll("a.row").Should().HaveCount(2));
        list.FindAll(".filter-chips").Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_list_says_that_filters_are_on_and_clears_them()
    {
        var (refill, _) = (await AddAsync("Refill"), await StartAsync(Clinic.Ana));

        var list = await ListAsync(Clinic.Jamie, new(ChatView.Organization, InboxTab.All, null) { TagIds = new([refill]) });

        list.Find(".empty-title").Words().Should().Be("Nothing fits the filters");
        list.Find(".empty a").GetAttribute("href").Should().Be("/chat/organization");
        await list.InvokeAsync(() => list.Find(".filter-chips > button").Click());
        list.WaitForAssertion(() => list.Texts(".row-title").Should().Equal("Ana Ruiz"));
    }

    [Fact]
    public async Task A_live_change_takes_a_row_out_of_a_narrowed_list()
    {
        var refill = await AddAsync("Refill");
        var chat = await StartAsync(Clinic.Ana, refill);
        var list = await ListAsync(Clinic.Sam, new(ChatView.Organization, InboxTab.All, null) { TagIds = new([refill]) });
        list.FindAll("a.row").Should().ContainSingle();

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: false);
        list.WaitForAssertion(() => list.FindAll("a.row").Should().BeEmpty());
        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);
        list.WaitForAssertion(() => list.FindAll("a.row").Should().ContainSingle());
    }

    [Fact]
    public async Task In_the_side_panel_a_tag_is_found_by_its_letters_and_put_on()
    {
        var (chat, _, billing) = (await StartAsync(Clinic.Ana), await AddAsync("Refill"), await AddAsync("Billing"));
        var panel = await PanelAsync(Clinic.Jamie, chat);

        await panel.InvokeAsync(() => panel.Find("button[aria-label='Add a tag to this conversation']").Click());
        await panel.InvokeAsync(() => panel.Find("#tag-picker").InputAsync("bil"));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Popovers.WaitForAssertion(() => Popovers.Texts("[role=option]").Should().Equal("Billing"));
        await Popovers.InvokeAsync(() => Popovers.Find("[role=option]").ClickAsync(new()));

        (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).Tags.Should().ContainSingle().Which.Id.Should().Be(billing);
    }

    [Fact]
    public async Task Who_may_only_read_sees_the_tags_without_buttons()
    {
        var chat = await StartAsync(Clinic.Ana, await AddAsync("Refill"));
        await Clinic.AllowAsync(Clinic.Nora, TestClinic.TheThree);

        var panel = await PanelAsync(Clinic.Nora, chat);

        panel.Texts("ul.tag-list .tag").Should().Equal("Refill");
        panel.FindAll("section[aria-labelledby=panel-tags] button").Should().BeEmpty();
    }

    [Fact]
    public async Task Ines_adds_a_tag_is_told_of_an_equal_one_and_takes_a_removal_back()
    {
        var page = await OpenAsync<TagsPage>(Clinic.Ines);
        page.Find(".empty-title").Words().Should().Be("There are no tags yet");
        await WriteAsync(page, "Refill");
        page.WaitForAssertion(() => page.Texts("li .tag").Should().Equal("Refill"));
        page.Texts("li .line-sub").Should().Equal("On 0 conversations");

        await WriteAsync(page, "refill");
        Dialogs.WaitForAssertion(() => Dialogs.Markup.Should().Contain("There is a tag “refill” already."));
        await Dialogs.InvokeAsync(() => Dialogs.Button("Cancel").Click());

        await page.InvokeAsync(() => page.Find("[aria-label='Remove Refill']").Click());
        page.WaitForAssertion(() => page.FindAll("li .tag").Should().BeEmpty());
        var told = Toasts.Shown[^1];
        told.Text.Should().Be("“Refill” was removed from 0 conversations.");
        await told.OfferAsync!();
        page.WaitForAssertion(() => page.Texts("li .tag").Should().Equal("Refill"));
    }

    [Fact]
    public async Task Ines_is_told_that_somebody_changed_the_tag_meanwhile_and_saving_again_puts_hers_in_its_place()
    {
        var refill = await AddAsync("Refill");
        var page = await OpenAsync<TagsPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("[aria-label='Edit Refill']").Click());
        await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(refill, "Renewal", TagColor.Teal));

        await Dialogs.InvokeAsync(() => Dialogs.Find("#tag-name").Input("Refills"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.Markup.Should().Contain("Somebody changed this tag meanwhile."));
        page.Texts("li .tag").Should().Equal("Renewal");

        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
        page.WaitForAssertion(() => page.Texts("li .tag").Should().Equal("Refills"));
    }

    [Theory]
    [InlineData("Jamie")]
    [InlineData("Ana")]
    public async Task For_others_the_page_of_tags_is_not_there(string name)
    {
        var page = await OpenAsync<TagsPage>(name == "Ana" ? Clinic.Ana : Clinic.Jamie);

        page.Markup.Should().NotContain("Add a tag");
    }

    [Fact]
    public async Task A_narrowed_list_is_kept_as_a_view_and_chosen_again()
    {
        var refill = await AddAsync("Refill");
        await StartAsync(Clinic.Ana, refill);
        await StartAsync(Clinic.Tomas);
        var list = await ListAsync(Clinic.Jamie, new(ChatView.Organization, InboxTab.All, null));
        list.FindAll(".views-menu").Should().BeEmpty("there is none, and nothing to keep");

        await list.InvokeAsync(() => list.Find("button[aria-label=Filter]").Click());
        list.WaitForAssertion(() => list.FindAll("#list-filter input[type=checkbox]").Should().ContainSingle());
        await list.InvokeAsync(() => list.Find("#list-filter input[type=checkbox]").Change(true));
        list.WaitForAssertion(() => list.FindAll(".views-menu").Should().ContainSingle());
        await OpenViewsAsync(list, "Save this view…");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#view-name").Change("Refills"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());

        await list.InvokeAsync(() => list.Find(".filter-chips > button").Click());
        list.WaitForAssertion(() => list.FindAll("a.row").Should().HaveCount(2));
        await OpenViewsAsync(list, "Refills");
        list.WaitForAssertion(() => list.FindAll("a.row").Should().ContainSingle());
    }

    private async Task OpenViewsAsync(IRenderedComponent<ConversationList> list, string item)
    {
        await list.InvokeAsync(() => list.Find(".views-menu .btn").ClickAsync(new()));
        Popovers.WaitForAssertion(() => Popovers.Texts(".menu-title").Should().Contain(item));
        await Popovers.InvokeAsync(() => Popovers.FindAll(".mud-menu-item").Single(one => one.QuerySelector(".menu-title")!.Words() == item)
            .ClickAsync(new()));
    }

    private async Task WriteAsync(IRenderedComponent<TagsPage> page, string name)
    {
        await page.InvokeAsync(() => page.Button("Add a tag").Click());
        await Dialogs.InvokeAsync(() => Dialogs.Find("#tag-name").Input(name));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
    }

    private async Task<Guid> StartAsync(Someone client, params Guid[] tags)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, client);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        foreach (var tag in tags)
            await Clinic.Tags.SetAsync(Clinic.Maria, chat, tag, isOn: true);
        return chat;
    }

    private Task<Guid> AddAsync(string name) => Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, name, TagColor.Teal));

    private Task<IRenderedComponent<ConversationList>> ListAsync(Someone reader, ListPlace place) =>
        OpenAsync<ConversationList>(reader, p => p.Add(list => list.Place, place));

    private async Task<IRenderedComponent<SidePanel>> PanelAsync(Someone reader, Guid chat)
    {
        var details = await Clinic.Reader.DetailsAsync(reader, chat);
        return await OpenAsync<SidePanel>(reader, parameters => parameters.Add(p => p.Details, details));
    }
}
