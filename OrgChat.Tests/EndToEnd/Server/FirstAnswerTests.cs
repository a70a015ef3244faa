using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.EndToEnd.Server;

/// <summary>What the server says before any circuit stands.</summary>
public sealed class FirstAnswerTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Theory]
    [InlineData("/chat", ".list-pane .row")]
    [InlineData("/chat/organization?tab=unread", ".list-pane .row")]
    [InlineData("/chat/0198f3a0-0000-7000-8000-000000000000", ".chat.is-open .row")]
    [InlineData("/clients", ".page .card")]
    public async Task The_frame_is_there_at_once_and_holds_nobodys_data(string address, string shape)
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");

        var page = await jamie.PageAsync(address);

        var shell = page.QuerySelector(".shell")!;
        shell.QuerySelectorAll(shape).Should().NotBeEmpty();
        shell.TextContent.Trim().Should().BeEmpty();
        shell.GetAttribute("aria-hidden").Should().Be("true");
        shell.QuerySelectorAll("a, button, input, [tabindex], [role]").Should().BeEmpty("nothing in it can be pressed or is announced");
    }

    [Fact]
    public async Task Pages_that_need_no_circuit_have_none()
    {
        using var stranger = HttpVisitor.To(server);

        (await stranger.PageAsync("/sign-in")).QuerySelector(".shell").Should().BeNull();
    }

    [Fact]
    public async Task Home_and_sign_in_lead_to_the_list_used_last()
    {
        using var sam = await HttpVisitor.SignInAsync(server, "Sam Ortiz");
        (await HomeAsync(sam)).Should().Be("/chat");
        var person = await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.People.CalledAsync("Sam Ortiz"));

        await server.Services.GetRequiredService<PreferenceService>()
            .RememberAsync(new Actor(person.Id), new ListPlace(ChatView.Organization, InboxTab.NeedsReply, null));

        (await HomeAsync(sam)).Should().Be("/chat/organization?tab=needs-reply");
    }

    private static async Task<string> HomeAsync(HttpVisitor visitor)
    {
        using var answer = await visitor.GetAsync("/");
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }
}
