using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Demo;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.Protection;

public sealed class CookieTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    [Fact]
    public async Task Every_cookie_belongs_to_this_host_over_https_and_to_no_script_and_no_other_site()
    {
        using var ana = HttpVisitor.To(server);

        var cookies = SetBy(await ana.GetAsync("/sign-in")).Concat(SetBy(await SignInAsync(ana))).Where(cookie => !IsTakenAway(cookie))
            .ToList();

        cookies.Select(Name).Should().BeEquivalentTo("__Host-orgchat-form", "__Host-orgchat", "__Host-orgchat-known-browser");
        foreach (var cookie in cookies)
        {
            var flags = cookie.Split("; ").Skip(1).Select(flag => flag.ToLowerInvariant()).ToList();
            flags.Should().Contain(["path=/", "secure", "httponly"]).And.NotContain(flag => flag.StartsWith("domain"));
            flags.Should().Contain(Name(cookie) == "__Host-orgchat" ? "samesite=lax" : "samesite=strict");
            flags.Exists(flag => flag.StartsWith("expires", StringComparison.Ordinal)
                || flag.StartsWith("max-age", StringComparison.Ordinal))
                .Should().Be(Name(cookie) == "__Host-orgchat-known-browser", "what opens anything ends with the browser");
            cookie.Length.Should().BeLessThan(4096);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_cookie_and_empties_what_the_browser_kept()
    {
        using var ana = HttpVisitor.To(server);
        await SignInAsync(ana);
        using var chat = await ana.GetAsync("/chat");
        chat.StatusCode.Should().Be(HttpStatusCode.OK);

        using var answer = await ana.PostAsync("/sign-out", (await ana.FormsAsync("/sign-in"))[0]);

        answer.Headers.GetValues("Clear-Site-Data").Should().Equal("\"cache\"");
        SetBy(answer).Should().Contain(cookie => cookie.StartsWith("__Host-orgchat=;"));
        using var after = await ana.GetAsync("/chat");
        after.Headers.Location!.ToString().Should().Contain("/sign-in");
    }

    private async Task<HttpResponseMessage> SignInAsync(HttpVisitor visitor)
    {
        await server.Services.GetRequiredService<DemoClinicService>().SeedAsync();
        var form = (await visitor.FormsAsync("/sign-in"))[0];
        (form["Form.Email"], form["Form.Password"]) = ("ana.ruiz@mail.example", DemoClinicService.Password);
        var answer = await visitor.PostAsync("/sign-in", form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return answer;
    }

    private static IEnumerable<string> SetBy(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static bool IsTakenAway(string cookie) => cookie.Contains("=;");

    private static string Name(string cookie) => cookie.Split('=')[0];
}
