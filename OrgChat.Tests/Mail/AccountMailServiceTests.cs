using System.Net;
using AngleSharp.Html.Parser;
using MimeKit;
using OrgChat.Domain.Features.Demo;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.Mail;

/// <summary>Forgotten passwords over HTTP, with mails in the folder of Development.</summary>
public sealed class AccountMailServiceTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    private const string Grace = "grace.nwosu@mail.example";
    private const string Wanted = "mango tram river";

    [Fact]
    public async Task Whoever_asks_gets_the_same_answer_and_only_an_account_gets_a_mail()
    {
        using var visitor = HttpVisitor.To(server);
        var known = await AskAsync(visitor, Grace);
        var unknown = await AskAsync(visitor, "no.body@mail.example");

        unknown.Should().Be(known).And.Contain("If this address has an account, a mail is on its way.");
        var mail = await server.MailToAsync(Grace, "Your OrgChat password");
        mail.TextBody.Should().Contain("Lakeside Clinic").And.NotContain("Grace");
        mail.HtmlBody.Should().NotContain("<img").And.NotContain("Grace");
        mail.Subject.Should().NotContain("Lakeside");
        LinkIn(mail).Should().MatchRegex($"^http://127.0.0.1:{server.BaseAddress.Port}/choose-password#[A-Za-z0-9_-]{{43}}$");
        server.Mails().Should().NotContain(one => one.To.ToString().Contains("no.body"));
    }

    [Fact]
    public async Task Without_a_link_there_is_nothing_to_press_but_for_a_letter()
    {
        using var visitor = HttpVisitor.To(server);

        var page = await visitor.PageAsync("/choose-password");

        page.QuerySelectorAll(".plain-card button").Select(button => button.TextContent).Should().Equal("Continue with a letter");
    }

    [Fact]
    public async Task The_link_of_the_mail_sets_a_password_once_and_a_notice_follows()
    {
        const string henrik = "henrik.lund@mail.example";
        using var visitor = HttpVisitor.To(server);
        await AskAsync(visitor, henrik);
        var code = LinkIn(await server.MailToAsync(henrik, "Your OrgChat password")).Split('#')[1];

        var opened = await PostAsync(visitor, "open-link", ("Code", code));
        opened.Should().Contain("For Henrik Lund at Lakeside Clinic.");
        (await PostAsync(visitor, "open-link", ("Code", code)))
            .Should().Contain("For Henrik Lund", "a mail scanner that looks uses nothing up");
        (await ChooseAsync(visitor, code, "lakesideclinic")).Should().Contain("This password is easy to guess");
        (await ChooseAsync(visitor, code, Wanted)).Should().Contain("Your password is set.");
        (await PostAsync(visitor, "open-link", ("Code", code))).Should().Contain("This link has been used.");
        (await server.MailToAsync(henrik, "Your password was changed")).TextBody.Should().Contain("Lakeside Clinic");

        using var henrikHimself = HttpVisitor.To(server);
        (await SignInAsync(henrikHimself, henrik, DemoClinicService.Password)).Should().Be(HttpStatusCode.OK, "the old password is gone");
        (await SignInAsync(henrikHimself, henrik, Wanted)).Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Ana_is_written_to_in_Spanish_and_Priya_in_English_whatever_the_browser_that_asks()
    {
        const string ana = "ana.ruiz@mail.example", priya = "priya.shah@mail.example";
        using var visitor = HttpVisitor.To(server);
        using var spanish = await visitor.GetAsync("/language/es?back=%2Fforgot-password");
        await AskAsync(visitor, priya);
        using var english = await visitor.GetAsync("/language/en?back=%2Fforgot-password");
        await AskAsync(visitor, ana);

        var toAna = await server.MailToAsync(ana, "Su contraseña de OrgChat");
        toAna.TextBody.Should().StartWith("Alguien pidió una nueva contraseña para su cuenta de OrgChat en Lakeside Clinic.");
        var drawn = new HtmlParser().ParseDocument(toAna.HtmlBody!);
        drawn.DocumentElement.GetAttribute("lang").Should().Be("es");
        drawn.QuerySelector("a")!.TextContent.Should().Be("Elegir otra contraseña");
        var toPriya = await server.MailToAsync(priya, "Your OrgChat password");
        toPriya.TextBody.Should().StartWith("Somebody asked for a new password for your OrgChat account at Lakeside Clinic.");
        toPriya.HtmlBody.Should().Contain("<html lang=\"en\">");
    }

    [Fact]
    public async Task Where_no_mail_is_configured_the_page_says_whom_to_ask()
    {
        await using var silent = new ProductionServer();
        using var visitor = HttpVisitor.To(silent);

        var page = await visitor.PageAsync("/forgot-password");

        page.QuerySelector("main")!.TextContent.Should().Contain("This server sends no mail. Ask an admin of your clinic");
        page.QuerySelector("input[name=Email]").Should().BeNull();
    }

    private static async Task<string> AskAsync(HttpVisitor visitor, string email)
    {
        var form = (await visitor.FormsAsync("/forgot-password")).Single();
        form["Email"] = email;
        return await MainOfAsync(await visitor.PostAsync("/forgot-password", form));
    }

    // The form that sets the password comes with the answer to the first; its token is any of this visitor's.
    private static Task<string> ChooseAsync(HttpVisitor visitor, string code, string password) =>
        PostAsync(visitor, "choose-password", ("Code", code), ("Password", password));

    private static async Task<string> PostAsync(HttpVisitor visitor, string handler, params (string Name, string Value)[] fields)
    {
        var form = (await visitor.FormsAsync("/choose-password"))[0];
        form["_handler"] = handler;
        foreach (var (name, value) in fields)
            form[name] = value;

        return await MainOfAsync(await visitor.PostAsync("/choose-password", form));
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpVisitor visitor, string email, string password)
    {
        var form = (await visitor.FormsAsync("/sign-in"))[0];
        (form["Form.Email"], form["Form.Password"]) = (email, password);
        using var answer = await visitor.PostAsync("/sign-in", form);
        return answer.StatusCode;
    }

    private static async Task<string> MainOfAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent;
        }
    }

    private static string LinkIn(MimeMessage mail) =>
        mail.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Single(word => word.StartsWith("http", StringComparison.Ordinal));
}
