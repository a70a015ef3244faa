using Bunit;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Audit;
using OrgChat.Web.Components.Clinic;

namespace OrgChat.Tests.Components.Clinic;

public sealed class ClinicPageTests : ScreenTest
{
    [Fact]
    public async Task An_admin_sets_the_clinics_number()
    {
        var page = await OpenAsync<ClinicPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("#clinic-phone").Change("(555) 010-2000"));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Select(toast => toast.Text).Should().Equal("Saved."));
        (await Clinic.Phone.ReadAsync(Clinic.Ana)).Should().Be("(555) 010-2000");
        AuditText.What(await Clinic.LastRecordAsync()).Should().Be("Changed the clinic’s phone number: (555) 010-2000");
        AuditText.Groups.Single(group => group.Key == AuditActionKind.Clinic).Should().Equal(AuditAction.ClinicPhoneChanged);
    }

    [Fact]
    public async Task A_number_nobody_could_dial_is_refused_with_what_to_do()
    {
        var page = await OpenAsync<ClinicPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("#clinic-phone").Change("call us"));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => page.Find("[role=alert]").Words().Should().Contain("Write the phone number with digits"));
        (await Clinic.Phone.ReadAsync(Clinic.Ana)).Should().BeNull();
    }

    [Fact]
    public async Task To_everybody_else_the_page_is_not_there() =>
        (await OpenAsync<ClinicPage>(Clinic.Jamie)).FindAll("form").Should().BeEmpty();
}
