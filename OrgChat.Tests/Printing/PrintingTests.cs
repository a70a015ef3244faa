using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Printing;

/// <summary>A conversation on paper, over plain HTTP.</summary>
public sealed class PrintingTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    private OrgChatDatabase Database => server.Services.GetRequiredService<OrgChatDatabase>();

    [Fact]
    public async Task All_of_a_long_conversation_is_printed_with_both_names_whole_dates_and_who_printed_it()
    {
        var chat = await ChatAsync(messages: 95);
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");

        var page = await PrintAsync(jamie, chat);

        var articles = page.QuerySelectorAll("article");
        articles.Select(article => article.QuerySelector(".print-text")?.TextContent)
            .Should().Equal(Enumerable.Range(1, 95).Select(number => $"Line {number} <b>"));
        articles[0].QuerySelector(".print-by")!.Words().Should().MatchRegex("^Ana Ruiz · [A-Z][a-z]{2} \\d+, \\d{4}, \\d+:\\d\\d [AP]M$");
        page.QuerySelector("header")!.Words().Should().Contain("Ana Ruiz, born").And.Contain("Owner Dr. Maria Lopez")
            .And.Contain("(America/New_York) by Jamie Lee, Lakeside Clinic");
        page.QuerySelectorAll(".event").Should().HaveCount(1, "the line that says who started it");
        page.QuerySelectorAll("nav, form, textarea").Should().BeEmpty();
        page.Title.Should().Be("Conversation · OrgChat");
    }

    [Fact]
    public async Task Printing_is_accounted_for_and_whoever_may_not_read_gets_nothing()
    {
        var chat = await ChatAsync(messages: 1);
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");
        using var nora = await HttpVisitor.SignInAsync(server, "Nora Fields");

        await PrintAsync(jamie, chat);
        foreach (var address in new[] { $"/chat/{chat}/print", $"/chat/{Guid.NewGuid()}/print" })
        {
            using var refused = await nora.GetAsync(address);
            refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await refused.Content.ReadAsStringAsync()).Should().NotContain("Ana Ruiz", "a shorter word might stand in a nonce by chance");
        }

        var entries = await Database.ReadAsync(db => db.Set<AuditEntry>().Where(entry => entry.ConversationId == chat).ToListAsync());
        entries.Where(entry => entry.Action == AuditAction.ConversationPrinted && entry.Outcome == Outcome.Done).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { ActorName = "Jamie Lee", Right = Access.OnBehalf });
    }

    [Fact]
    public async Task Nobody_signed_in_and_no_other_sites_page_prints()
    {
        var chat = await ChatAsync(messages: 1);
        using var stranger = HttpVisitor.To(server);
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");

        using var asked = await stranger.GetAsync($"/chat/{chat}/print");
        using var embedded = await jamie.SendAsync(HttpMethod.Get, $"/chat/{chat}/print", ("Sec-Fetch-Site", "cross-site"));

        asked.StatusCode.Should().Be(HttpStatusCode.Redirect);
        embedded.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task No_note_stands_on_paper_neither_the_clients_nor_the_teams()
    {
        var chat = await ChatAsync(messages: 2);
        await Database.WriteAsync(async db =>
        {
            var (conversation, maria) = (await db.ConversationAsync(chat), await db.TeamMembers.CalledAsync("Dr. Maria Lopez"));
            db.Notes.Add(Note.Write(conversation!, maria, new Draft(Guid.NewGuid(), "Saffron"), [], TimeProvider.System.GetUtcNow()));
        });

        foreach (var name in new[] { "Ana Ruiz", "Jamie Lee", "Dr. Maria Lopez" })
        {
            using var visitor = await HttpVisitor.SignInAsync(server, name);
            var page = await PrintAsync(visitor, chat);
            page.QuerySelectorAll("article").Should().HaveCount(2);
            page.DocumentElement.OuterHtml.Should().NotContain("Saffron");
        }
    }

    private static async Task<IHtmlDocument> PrintAsync(HttpVisitor visitor, Guid chat)
    {
        using var answer = await visitor.GetAsync($"/chat/{chat}/print?zone=America%2FNew_York");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private Task<Guid> ChatAsync(int messages) => Database.WriteAsync(async db =>
    {
        var maria = await db.TeamMembers.CalledAsync("Dr. Maria Lopez");
        var ana = await db.Clients.CalledAsync("Ana Ruiz");
        var now = TimeProvider.System.GetUtcNow();
        var conversation = db.Add(Conversation.Start(maria, [ana], null, now)).Entity;
        conversation.OpenToClients(now);
        for (var number = 1; number <= messages; number++)
            conversation.Write(ana, new Draft(Guid.NewGuid(), $"Line {number} <b>"), now);
        return conversation.Id;
    });
}
