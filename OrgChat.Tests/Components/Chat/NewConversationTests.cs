using Bunit;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Chat;

namespace OrgChat.Tests.Components.Chat;

public sealed class NewConversationTests : ScreenTest
{
    [Fact]
    public async Task What_was_missing_is_no_longer_said_once_somebody_is_chosen()
    {
        var dialog = await OpenAsync();
        await dialog.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().EndWith("Choose at least one client."));

        await dialog.InvokeAsync(() => Dialogs.Find(".pick input").Change(true));

        Dialogs.WaitForAssertion(() => Dialogs.Texts("[role=alert]").Should().NotContain(text => text.Contains("Choose at least")));
    }

    [Fact]
    public async Task Colleagues_are_told_apart_by_profession_or_else_by_role()
    {
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, new MemberForm(Clinic.Nora.Name, "nora.fields@lakeside.example", TeamRole.Support, "", false));

        var dialog = await OpenAsync();

        SubOf("Dr. Maria Lopez").Should().Be("Physician");
        SubOf("Nora Fields").Should().Be("Support");

        string SubOf(string name) => Dialogs.FindAll(".pick").Single(pick => pick.QuerySelector(".person-name")!.Words() == name).QuerySelector(".person-sub")!.Words();
    }

    private async Task<IRenderedComponent<NewConversation>> OpenAsync()
    {
        var dialog = await OpenAsync<NewConversation>(Clinic.Jamie);
        Dialogs.WaitForState(() => Dialogs.FindAll(".pick").Count > 1);
        return dialog;
    }
}
