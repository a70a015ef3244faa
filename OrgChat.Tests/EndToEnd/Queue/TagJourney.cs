using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

[Collection(nameof(ForALine))]
public sealed class TagJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Jamie_puts_a_tag_on_Sam_sees_it_at_once_in_his_narrowed_list_and_keeps_the_list_as_a_view()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.Page.GotoAsync("/chat/organization");
        await sam.Button("Filter").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Billing" }).CheckAsync();
        await Expect(sam.Page.Locator("#conversations a.row")).ToHaveCountAsync(1);
        await sam.Page.ShouldHaveNoAxeViolationsAsync();
        await sam.Button("Done").ClickAsync();

        await jamie.Page.GotoAsync("/chat/organization");
        await jamie.OpenAsync("Walter Brandt");
        await jamie.Button("Add a tag to this conversation").ClickAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find a tag" })).ToBeFocusedAsync();
        await jamie.Page.Keyboard.TypeAsync("bil");
        await Expect(jamie.Page.Locator(".mud-popover-open").GetByRole(AriaRole.Option)).ToHaveTextAsync(["Billing"]);
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await jamie.Page.Keyboard.PressAsync("ArrowDown");
        await jamie.Page.Keyboard.PressAsync("Enter");
        await Expect(jamie.Button("Take off Billing")).ToBeVisibleAsync();

        var row = sam.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Walter Brandt .*Billing") });
        await Expect(row).ToBeVisibleAsync();
        await sam.Button("Views").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save this view…" }).ClickAsync();
        await sam.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Bills");
        await sam.Page.ShouldHaveNoAxeViolationsAsync();
        await sam.Button("Save").ClickAsync();
        await sam.Button("Clear filters").ClickAsync();
        await Expect(sam.Page.Locator("#conversations a.row")).Not.ToHaveCountAsync(2);

        await sam.Page.ReloadAsync();
        await sam.Button("Views").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Bills" }).ClickAsync();
        await Expect(sam.Page.Locator("#conversations a.row")).ToHaveCountAsync(2);

        await jamie.Button("Take off Billing").ClickAsync();
        await Expect(row).ToBeHiddenAsync();
        await Expect(sam.Page.Locator("#conversations a.row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Ines_adds_a_tag_on_a_phone()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero", Visitor.Phone);
        await ines.Page.GotoAsync("/settings/tags");
        await Expect(ines.Page.GetByText("Lab results")).ToBeVisibleAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();

        await ines.Button("Add a tag").ClickAsync();
        await ines.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Interpreter");
        await ines.Page.GetByRole(AriaRole.Radio, new() { Name = "Yellow" }).CheckAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        await ines.Button("Save").ClickAsync();

        await Expect(ines.Page.Locator("li .tag-yellow")).ToHaveTextAsync("Interpreter");
    }
}
