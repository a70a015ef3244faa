using Bunit;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Accounts;

namespace OrgChat.Tests.Components.Accounts;

public sealed class DisplayPageTests : ScreenTest
{
    [Fact]
    public async Task Everybody_chooses_how_much_room_a_conversation_takes_and_all_their_windows_hear_of_it()
    {
        using var other = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
        var page = await OpenAsync<DisplayPage>(Clinic.Jamie);
        page.Texts("label").Should().Equal(
            "Comfortable Up to three lines for each conversation, easy to read.",
            "Compact Two lines for each, so that more of them fit on the screen.");
        page.FindAll("input[type=radio]").Select(choice => choice.HasAttribute("checked")).Should().Equal(true, false);

        await page.InvokeAsync(() => page.FindAll("input[type=radio]")[1].Change("on"));

        page.WaitForAssertion(() => page.FindAll("input[type=radio]").Select(choice => choice.HasAttribute("checked"))
            .Should().Equal(false, true));
        (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Density.Should().Be(Density.Compact);
        (await other.NextAsync<ReaderChange>()).Reader!.Id.Should().Be(Clinic.Jamie.Id);
    }

    [Fact]
    public async Task A_client_may_too() => (await OpenAsync<DisplayPage>(Clinic.Ana)).FindAll("input[type=radio]").Should().HaveCount(2);
}
