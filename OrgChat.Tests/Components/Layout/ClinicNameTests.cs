using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Tests.Components.Layout;

/// <summary>Whose chat it is stands under the reader’s name, in open windows too.</summary>
public sealed class ClinicNameTests : ScreenTest
{
    [Fact]
    public async Task A_clinic_that_is_called_otherwise_is_called_so_in_open_windows()
    {
        var window = await OpenAsync<MainLayout>(Clinic.Nora, layout => layout.Add(one => one.Body, chat =>
        {
            chat.OpenComponent<ChatPage>(0);
            chat.CloseComponent();
        }), "/chat");
        window.WaitForAssertion(() => window.Find(".list-view").Words().Should().Be("Personal chat · Lakeside Clinic"));

        await Clinic.SaysAsync(clinic => clinic with { Name = "Lakeside Family Clinic" });
        HaveItReadAgain();

        window.WaitForAssertion(() => window.Find(".list-view").Words().Should().Be("Personal chat · Lakeside Family Clinic"));
    }
}
