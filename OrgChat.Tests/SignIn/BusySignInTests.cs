using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.SignIn;

public sealed class BusySignInTests(BusySignInTests.Impatient server) : IClassFixture<BusySignInTests.Impatient>
{
    [Fact]
    public async Task While_the_records_are_locked_the_sign_in_is_a_sentence_with_a_time_to_come_back_and_then_it_works()
    {
        using var ana = HttpVisitor.To(server);
        var form = (await ana.FormsAsync("/sign-in")).Single(one => one["_handler"] == "demo");
        form["DemoPerson"] = (await ana.PageAsync("/sign-in")).QuerySelectorAll("button[name=DemoPerson]")
            .Single(one => one.GetAttribute("aria-label") == "Sign in as Ana Ruiz").GetAttribute("value")!;
        await using (var connection = Contents.Open(server.File))
        {
            await using var locked = connection.BeginTransaction();

            using var answer = await ana.PostAsync("/sign-in", form);

            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(5));
            new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).Body!.Words()
                .Should().Contain("The clinic’s records are busy just now. Nothing was done; try again in a moment.");
        }

        using var after = await ana.PostAsync("/sign-in", form);
        after.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    /// <summary>A server that waits a second for the records and not half a minute.</summary>
    public sealed class Impatient : OrgChatServer
    {
        public string File => Path.Combine(DataDirectory, "orgchat.db");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:OrgChat", $"Data Source={File};Default Timeout=1");
        }
    }
}
