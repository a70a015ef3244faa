using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.Attacks;

/// <summary>Script in every text a person can give: shown as the characters it is, on every screen, and run nowhere.</summary>
[Collection(nameof(BesideOthers))]
public sealed class ScriptEverywhereTests(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string Image = "<img src=x onerror=__xss=1>";
    private const string Tag = "\"'></title></textarea><script>__xss=1</script>";

    private OrgChatDatabase Database => server.Services.GetRequiredService<OrgChatDatabase>();

    [Fact]
    public async Task Script_in_every_field_is_text_on_every_screen()
    {
        var complaints = new List<string>();
        var maria = await SignInAsync("Dr. Maria Lopez", complaints);
        var ines = await SignInAsync("Ines Romero", complaints);
        var jamie = await SignInAsync("Jamie Lee", complaints);
        var (client, conversation) = await WriteEverywhereAsync();

        await EditNoraAsync(ines);
        await maria.OpenAsync(conversation);
        await maria.SayAsync($"{Image} {Tag} javascript:__xss=1");
        await Expect(maria.Message("Dr. Maria Lopez", $"{Image} {Tag} javascript:__xss=1")).ToHaveCountAsync(1);
        await Expect(maria.Messages.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);

        await jamie.Page.GotoAsync($"/chat/organization/{conversation}");
        await jamie.Composer.FillAsync($"{Tag}{Image}");
        await Expect(jamie.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await jamie.Button("Review and send").ClickAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{Tag}{Image}");
        await jamie.Button("Keep writing").ClickAsync();
        await jamie.Page.ReloadAsync();
        await Expect(jamie.Composer).ToHaveValueAsync($"{Tag}{Image}");

        foreach (var (visitor, address) in new[]
        {
            (maria, "/chat"), (jamie, "/chat/organization"), (jamie, "/clients"), (jamie, $"/clients/{client}"), (ines, "/settings/team"),
            (ines, "/settings/audit"),
        })
        {
            await visitor.Page.GotoAsync(address);
            await Expect(visitor.Page.Locator("main")).ToContainTextAsync(address == "/settings/team" ? $"Nora {Image}" : Image);
            await SearchAsync(visitor.Page);
            await ShouldBeTextAsync(visitor.Page);
        }

        foreach (var visitor in new[] { maria, ines, jamie })
            await ShouldBeTextAsync(visitor.Page);
        complaints.Should().BeEmpty("not even the content policy had anything to stop");
    }

    private async Task<Visitor> SignInAsync(string name, List<string> complaints) =>
        await Visitor.SignInAsync(browser, server, name, beforePage: page =>
        {
            page.Console += (_, message) =>
            {
                if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                    complaints.Add(message.Text);
            };
            page.Dialog += (_, dialog) => complaints.Add(dialog.Message);
            return Task.CompletedTask;
        });

    /// <summary>A client, a group and its title, a message and the clinic itself, named by an attacker.</summary>
    private async Task<(Guid Client, Guid Conversation)> WriteEverywhereAsync()
    {
        var (maria, client, other) = await Database.WriteAsync(async db =>
        {
            var lakeside = await db.Organizations.SingleAsync(one => one.Name == "Lakeside Clinic");
            db.Entry(lakeside).Property(one => one.Name).CurrentValue = $"Lakeside {Image}";
            var owner = await db.TeamMembers.CalledAsync("Dr. Maria Lopez");
            var attacker =
                db.Add(new Client(lakeside.Id, $"Mallory {Image}", "mallory@mail.example", null, TimeProvider.System.GetUtcNow())).Entity;
            var relative = db.Add(new Client(lakeside.Id, $"Relative {Tag}", null, null, TimeProvider.System.GetUtcNow())).Entity;
            db.Add(Conversation.Start(owner, [attacker, relative], $"{Image}{Tag}", TimeProvider.System.GetUtcNow()))
                .Entity.OpenToClients(TimeProvider.System.GetUtcNow());
            return (owner.Id, attacker.Id, relative.Id);
        });
        var conversation = await Database.ReadAsync(db =>
            db.Conversations.Where(one => one.Participants.Any(place => place.PersonId == client)).Select(one => one.Id).SingleAsync());
        await server.Services.GetRequiredService<MessageService>()
            .SendAsync(new(client), conversation, new Draft(Guid.NewGuid(), $"From Mallory {Image}{Tag}"));
        return (client, conversation);
    }

    private static async Task EditNoraAsync(Visitor ines)
    {
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Nora Fields") }).ClickAsync();
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Profile", Exact = true }).ClickAsync();
        await ines.Page.Locator("#member-name").FillAsync($"Nora {Image}");
        await ines.Page.Locator("#member-profession").FillAsync(Tag);
        await ines.Page.Locator("#member-profession").PressAsync("Tab");
        await ines.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save") }).ClickAsync();
        await Expect(ines.Page.Locator("h1")).ToContainTextAsync(Image);
        await ShouldBeTextAsync(ines.Page);
    }

    private static async Task SearchAsync(IPage page)
    {
        foreach (var field in await page.Locator("input[type=search]").AllAsync())
        {
            await field.FillAsync(Tag);
            await field.FillAsync(Image);
            await field.FillAsync("");
        }
    }

    private static async Task ShouldBeTextAsync(IPage page)
    {
        (await page.EvaluateAsync<bool>("window.__xss === undefined")).Should().BeTrue();
        (await page.Locator("img[src=x], [onerror], body script:not([src])").CountAsync()).Should().Be(0, page.Url);
    }
}
