using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Notices;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

/// <summary>Three people at once, while no mail leaves the clinic.</summary>
[Collection(nameof(BesideOthers))]
public sealed class MailDownJourney(ServerWithMail server, Browser browser) : IClassFixture<ServerWithMail>
{
    private const string Question = "My potassium pills are used up.";
    private const string Answer = "We sent the refill to your pharmacy.";
    private const string Byline = "Jamie Lee On behalf of Dr. Maria Lopez";

    // A turn that waits for the mail server does so for half a minute.
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 8_000 };

    [Fact]
    public async Task A_mail_server_that_is_down_for_ten_minutes_slows_no_message_and_each_is_told_once_when_it_is_back()
    {
        (await WaitingAsync()).Should().Be(0);
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");
        var ana = await OpenAsync("Ana Ruiz", "Dr. Maria Lopez");

        server.Smtp.FallSilent();
        await ana.SayAsync(Question);
        await Expect(jamie.Message("Ana Ruiz", Question)).ToBeVisibleAsync(Soon);
        await ana.Page.GotoAsync("/account/notices"); // And looks at it no more.
        var stuck = LaterAsync(6);
        await Eventually.TrueAsync(() => server.Smtp.Waiting > 0);
        await AnswerAsync(jamie);
        stuck.IsCompleted.Should().BeFalse("the mail server has not said a word");

        server.Smtp.GoDown();
        await stuck;
        await MinutesAsync(10);
        (await WaitingAsync()).Should().BeGreaterThanOrEqualTo(2, "Ana and Dr. Lopez are to be told");
        server.Smtp.Mails.Should().BeEmpty();

        server.Smtp.ComeBack();
        await MinutesAsync(25);
        ToldOnceEach();

        (await WaitingAsync()).Should().Be(0);
        await HasBothAsync("Ana Ruiz", "Dr. Maria Lopez");
        await HasBothAsync("Dr. Maria Lopez", "Ana Ruiz");
    }

    private static async Task AnswerAsync(Visitor jamie)
    {
        await jamie.Composer.FillAsync(Answer);
        await jamie.Button("Review and send").ClickAsync();
        await jamie.Button("Send on behalf").ClickAsync();
        await Expect(jamie.Message(Byline, Answer)).ToBeVisibleAsync(Soon);
    }

    /// <summary>
    /// How many notices wait, as Ines is told, who looks in now and then; that none is given up but the one of the demo is seen on the way.
    /// </summary>
    private async Task<int> WaitingAsync()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/notices");
        await Expect(ines.Page.GetByRole(AriaRole.List, new() { Name = "Not sent" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        var counts = await ines.Page.GetByText("In the last 7 days:").TextContentAsync();
        return int.Parse(System.Text.RegularExpressions.Regex.Match(counts!, @" 1 not sent\. (\d+) wait now\.$").Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture);
    }

    private void ToldOnceEach()
    {
        var mails = server.Smtp.Mails;
        mails.Select(mail => mail.To.Mailboxes.Single().Address).Should().OnlyHaveUniqueItems()
            .And.Contain(["ana.ruiz@mail.example", "maria.lopez@lakeside.example"]);
        mails.Single(mail => mail.To.ToString() == "ana.ruiz@mail.example").Subject
            .Should().Be("Tiene un mensaje seguro nuevo de Lakeside Clinic");
        mails.Select(mail => mail.ToString()).Should().OnlyContain(text =>
            !new[] { "potassium", "pharmacy", "Ruiz", "Lopez", "Jamie" }.Any(word => text.Contains(word, StringComparison.Ordinal)));
    }

    private async Task HasBothAsync(string name, string row)
    {
        var visitor = await OpenAsync(name, row);
        await Expect(visitor.Message("Ana Ruiz", Question)).ToHaveCountAsync(1);
        await Expect(visitor.Message(Byline, Answer)).ToHaveCountAsync(1);
    }

    private async Task<Visitor> OpenAsync(string name, string row)
    {
        var visitor = await Visitor.SignInAsync(browser, server, name);
        await visitor.OpenAsync(row);
        return visitor;
    }

    private async Task MinutesAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
            await LaterAsync(1);
    }

    /// <summary>Time passes, and a turn is made beside the server’s own.</summary>
    private Task LaterAsync(int minutes)
    {
        server.Clock.Forward(TimeSpan.FromMinutes(minutes));
        return server.Services.GetRequiredService<NoticeService>().RunDueAsync();
    }
}
