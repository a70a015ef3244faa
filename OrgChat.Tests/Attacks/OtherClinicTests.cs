using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.Attacks;

/// <summary>
/// The ids of another clinic, in every address that takes one, by every kind of person: the answer is that of an id nobody has.
/// </summary>
[Collection(nameof(BesideOthers))]
public sealed class OtherClinicTests(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    public static TheoryData<string> People { get; } = ["Jamie Lee", "Ines Romero", "Nora Fields", "Ana Ruiz"];

    private List<string> Templates =>
        [.. server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.Parameters.Any(parameter => parameter.ParameterPolicies.Any(policy => policy.Content == "guid")))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct()];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Every_address_answers_as_for_an_id_nobody_has(string name)
    {
        using var person = await HttpVisitor.SignInAsync(server, name);
        var foreign = await ForeignAsync();
        Templates.Should().HaveCountGreaterThan(4);
        foreign.Count.Should().BeGreaterThan(5);

        foreach (var template in Templates)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                var unknown = await AnswerAsync(person, method, template, Guid.NewGuid());
                foreach (var id in foreign)
                    (await AnswerAsync(person, method, template, id)).Should().Be(unknown, $"{method} {template} for {name}");
            }
        }
    }

    [Theory]
    [InlineData("Jamie Lee")]
    [InlineData("Ines Romero")]
    [InlineData("Ana Ruiz")]
    public async Task Every_page_shows_what_it_shows_for_an_id_nobody_has(string name)
    {
        var person = await Visitor.SignInAsync(browser, server, name);
        var (conversation, client, member) = await OneOfEachAsync();
        foreach (var template in Templates.Where(template => template.StartsWith("/chat", StringComparison.Ordinal)
            || template.StartsWith("/clients", StringComparison.Ordinal) || template.StartsWith("/settings", StringComparison.Ordinal)))
        {
            var unknown = await ShownAsync(person.Page, template, Guid.NewGuid());
            var id = template.StartsWith("/chat", StringComparison.Ordinal)
                ? conversation : template.StartsWith("/clients", StringComparison.Ordinal) ? client : member;

            var shown = await ShownAsync(person.Page, template, id);

            shown.Should().Be(unknown, $"{template} for {name}").And.Contain("isn’t here, or isn’t open to you");
            shown.Should().NotContain("Theo").And.NotContain("Haddad").And.NotContain("Riverside");
        }
    }

    private async Task<List<Guid>> ForeignAsync() => await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(async db =>
    {
        var riverside = (await db.Organizations.SingleAsync(one => one.Name == "Riverside Physio")).Id;
        var conversations = await db.Conversations.Where(one => one.OrganizationId == riverside).Select(one => one.Id).ToListAsync();
        return (List<Guid>)[
            riverside, .. conversations,
            .. await db.People.Where(one => one.OrganizationId == riverside).Select(one => one.Id).ToListAsync(),
            .. await db.Messages.Where(one => conversations.Contains(one.ConversationId)).Select(one => one.DraftKey).Take(1)
            .ToListAsync()];
    });

    private async Task<(Guid Conversation, Guid Client, Guid Member)> OneOfEachAsync() =>
        await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(async db =>
        {
            var riverside = (await db.Organizations.SingleAsync(one => one.Name == "Riverside Physio")).Id;
            return ((await db.Conversations.FirstAsync(one => one.OrganizationId == riverside)).Id,
                (await db.People.OfType<Client>().FirstAsync(one => one.OrganizationId == riverside)).Id,
                (await db.TeamMembers.FirstAsync(one => one.OrganizationId == riverside)).Id);
        });

    /// <summary>Status, headers and body, without what differs in every answer: nonces, sealed state, the id itself.</summary>
    private static async Task<string> AnswerAsync(HttpVisitor visitor, HttpMethod method, string template, Guid id)
    {
        using var answer = await visitor.SendAsync(method, Regex.Replace(template, @"\{[^}]*\}", id.ToString()));
        var body = await answer.Content.ReadAsStringAsync();
        var text = Regex.Replace(body.Replace(id.ToString(), "ID", StringComparison.OrdinalIgnoreCase),
            "<!--Blazor.*?-->|nonce=\"[^\"]*\"|value=\"CfDJ8[^\"]*\"|CfDJ8[\\w-]+", "", RegexOptions.Singleline);
        var headers = string.Join(", ", answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key)
            .Where(header => header is not "Date" and not "Content-Length" and not "Transfer-Encoding").Order());
        return $"{answer.StatusCode} [{headers}] {text}";
    }

    private static async Task<string> ShownAsync(IPage page, string template, Guid id)
    {
        var address = Regex.Replace(template, @"\{[^}]*\}", id.ToString());
        await page.GotoAsync(address);
        await Expect(page.GetByText("isn’t here, or isn’t open to you").First).ToBeVisibleAsync();
        await Expect(page.Locator(".skeletons")).ToHaveCountAsync(0);
        if (await page.Locator(".chat").CountAsync() > 0)
            await Expect(page.Locator("main .rows > li").First).ToBeVisibleAsync();

        // How long somebody waits grows by itself from one minute to the next.
        return Regex.Replace(await page.Locator("main").InnerTextAsync(), @"\b\d+ [mhd]\b", "…")
            .Replace(id.ToString(), "ID", StringComparison.OrdinalIgnoreCase);
    }
}
