using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Web.Notices;

namespace OrgChat.Tests.Notices;

/// <summary>The link of a mail, over HTTP, with nobody signed in.</summary>
public sealed class UnsubscribeTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    private static readonly KeyValuePair<string, string>[] OneClick = [new("List-Unsubscribe", "One-Click")];

    [Fact]
    public async Task A_mail_program_stops_mails_with_one_post_and_a_scanner_that_looks_stops_nothing()
    {
        var (person, link) = await LinkOfAsync(0);
        using var program = HttpVisitor.To(server);
        using (var looked = await program.GetAsync(link))
        {
            looked.StatusCode.Should().Be(HttpStatusCode.OK);
            (await looked.Content.ReadAsStringAsync()).Should().NotContainAny("Ruiz", "Okafor", "@");
        }

        (await AreMailedAsync(person)).Should().BeTrue();
        using var answer = await program.PostAsync(link, OneClick);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await AreMailedAsync(person)).Should().BeFalse();
        using var again = await program.PostAsync(link, OneClick);
        (await AreMailedAsync(person)).Should().BeFalse("it stays so");
    }

    [Fact]
    public async Task The_page_stops_them_by_its_button_and_sends_them_again()
    {
        var (person, link) = await LinkOfAsync(1);
        using var browser = HttpVisitor.To(server);
        await PressAsync(browser, link, "Stop these mails");
        (await AreMailedAsync(person)).Should().BeFalse();
        await PressAsync(browser, link, "Send them again");
        (await AreMailedAsync(person)).Should().BeTrue();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("CfDJ8")]
    public async Task A_link_we_did_not_make_does_nothing(string token)
    {
        using var visitor = HttpVisitor.To(server);
        (await visitor.PageAsync($"/unsubscribe/{token}")).QuerySelectorAll("form button").Should().BeEmpty();
        using var answer = await visitor.PostAsync($"/unsubscribe/{token}", OneClick);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, "it is an unknown address, and a stranger is sent to the door");
    }

    private static async Task PressAsync(HttpVisitor browser, string link, string button)
    {
        var pressed = (await browser.PageAsync(link)).QuerySelector(".plain-card form button")!;
        pressed.TextContent.Should().Be(button);
        using var answer = await browser.PostAsync(link, [new(pressed.GetAttribute("name")!, pressed.GetAttribute("value")!)]);
        answer.Headers.Location!.OriginalString.Should().Be(link);
    }

    private async Task<(Guid Person, string Link)> LinkOfAsync(int which)
    {
        var person = await server.Services.GetRequiredService<OrgChatDatabase>()
            .ReadAsync(db => db.Clients.OrderBy(c => c.Id).Skip(which).Select(c => c.Id).FirstAsync());
        return (person, server.Services.GetRequiredService<UnsubscribeLink>().Of(person).AbsolutePath);
    }

    private Task<bool?> AreMailedAsync(Guid person) => server.Services.GetRequiredService<NoticePreferenceService>().AreMailedAsync(person);
}
