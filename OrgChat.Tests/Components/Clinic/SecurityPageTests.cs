using Bunit;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clinic;

namespace OrgChat.Tests.Components.Clinic;

public sealed class SecurityPageTests : ScreenTest
{
    [Fact]
    public async Task Ines_sets_after_how_many_minutes_people_are_signed_out()
    {
        var page = await OpenAsync<SecurityPage>(Clinic.Ines);
        page.Find("#idle-staff").GetAttribute("value").Should().Be("15");
        page.Find("#idle-clients").GetAttribute("value").Should().Be("30");

        await page.InvokeAsync(() => page.Find("#idle-staff").Change("20"));
        await page.InvokeAsync(() => page.Find("form[aria-labelledby=idle]").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Should().ContainSingle().Which.Text.Should().Be("Saved."));
        (await Clinic.Rules.IdleMinutesAsync(Clinic.Ines)).Should().Be(new IdleMinutes(20, 30));
    }

    [Fact]
    public async Task More_than_an_hour_is_refused_with_its_sentence()
    {
        var page = await OpenAsync<SecurityPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Find("#idle-clients").Change("61"));
        await page.InvokeAsync(() => page.Find("form[aria-labelledby=idle]").Submit());

        page.WaitForAssertion(() => page.Find("[role=alert]").Words().Should().Contain("Choose between 5 and 60 minutes."));
        (await Clinic.Rules.IdleMinutesAsync(Clinic.Ines)).Should().Be(new IdleMinutes(15, 30));
    }

    [Fact]
    public async Task Ines_is_told_what_of_her_clinics_records_is_damaged()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var content = new MemoryStream(Samples.Pdf());
        var file = await Clinic.Attachments.UploadAsync(Clinic.Ana, chat, "letter.pdf", content);
        await Clinic.Messages.SendAsync(Clinic.Ana, chat, new(Guid.NewGuid(), "") { Files = [file.Id] });
        File.Delete(Clinic.Store.PathOf(file.Id));
        await Clinic.WeeklyCheck.LookAsync(Xunit.TestContext.Current.CancellationToken);

        var page = await OpenAsync<SecurityPage>(Clinic.Ines);

        page.WaitForAssertion(() => page.Find("[role=alert]").Words().Should()
            .Be("Damaged and not readable: 1 file. Tell whoever runs the server: it can be restored from a backup."));
    }

    [Fact]
    public async Task For_everybody_but_admins_the_page_does_not_exist()
    {
        var page = await OpenAsync<SecurityPage>(Clinic.Jamie);

        page.FindAll("form").Should().BeEmpty();
        page.Markup.Should().Contain("isn’t here");
    }
}
