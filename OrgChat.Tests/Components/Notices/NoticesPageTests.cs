using Bunit;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Notices;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Notices;

namespace OrgChat.Tests.Components.Notices;

public sealed class NoticesPageTests : ScreenTest
{
    [Fact]
    public async Task Jamie_chooses_the_queue_and_quiet_hours()
    {
        var page = await OpenAsync<NoticesPage>(Clinic.Jamie);
        page.Texts("fieldset legend").Should().Equal("Messages to me", "A colleague answered on my behalf", "I am mentioned in a note",
            "A client wrote to anybody (the queue)");
        var queue = page.FindAll("fieldset")[3].QuerySelectorAll("input")[0];
        queue.HasAttribute("checked").Should().BeFalse("nobody is told of the queue who did not choose it");
        await page.InvokeAsync(() => queue.ChangeAsync(true));
        await page.InvokeAsync(() => page.Find("form input[type=checkbox]").ChangeAsync(true));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        var kept = await Clinic.NoticePreferences.ReadAsync(Clinic.Jamie);
        kept.Choices.Has(NoticeKind.Queue, NoticeChannel.Mail).Should().BeTrue();
        kept.Quiet.Should().Be(new QuietHours(new(21, 0), new(7, 0)));
    }

    [Fact]
    public async Task Nora_is_offered_no_queue()
    {
        (await OpenAsync<NoticesPage>(Clinic.Nora)).Texts("fieldset legend").Should().HaveCount(3);
    }

    [Fact]
    public async Task Ana_is_offered_mails_or_none()
    {
        (await OpenAsync<NoticesPage>(Clinic.Ana)).Texts("fieldset legend").Should().Equal("Messages to me");
    }

    [Fact]
    public async Task Beside_Ana_it_says_that_mail_does_not_reach_her()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Database.WriteAsync(async db =>
        {
            var ana = await db.People.SingleAsync(p => p.Id == Clinic.Ana.Id);
            db.Add(new UnreachedAddress(ana, ana.EmailKey, "smtp-550", Clinic.Clock.GetUtcNow()));
        });

        (await OpenAsync<MailReach>(Clinic.Maria, with => with.Add(m => m.ClientId, Clinic.Ana.Id).Add(m => m.Name, "Ana Ruiz")))
            .Texts(".notice").Should().Equal("Mail does not reach Ana Ruiz");
    }

    [Fact]
    public async Task An_admin_has_it_tried_again()
    {
        await Clinic.Database.WriteAsync(async db =>
        {
            var notice = new DueNotice(await db.People.SingleAsync(p => p.Id == Clinic.Ana.Id), Guid.NewGuid(), 1, NoticeKind.Message,
                NoticeChannel.Mail, Clinic.Clock.GetUtcNow());
            notice.Take(Clinic.Clock.GetUtcNow());
            notice.Fail("smtp-550", Clinic.Clock.GetUtcNow());
            db.Add(notice);
        });
        var page = await OpenAsync<DeadLettersPage>(Clinic.Ines);
        page.Texts(".line-title").Should().Equal("Ana Ruiz");
        page.Find(".card-sub").Words().Should().EndWith("They stand here for 30 days.");
        page.Find(".line-sub").TextContent.Should().StartWith("A message · By e-mail · The mail server does not know the address · 1 try");
        await page.InvokeAsync(() => page.Find("button[aria-label='Try again: Ana Ruiz']").ClickAsync(new()));

        page.WaitForAssertion(() => page.FindAll(".line-title").Should().BeEmpty());
        page.Markup.Should().Contain("1 wait now");
    }
}
