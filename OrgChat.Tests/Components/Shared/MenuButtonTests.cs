using Bunit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Shared;

public sealed class MenuButtonTests : ScreenTest
{
    [Fact]
    public async Task The_server_gives_the_focus_to_no_button_when_something_was_chosen_somebody_may_type_elsewhere_by_then()
    {
        var switcher = await OpenAsync<ViewSwitcher>(Clinic.Jamie, p => p.Add(s => s.View, ChatView.Personal));
        switcher.Find(".menu-symbol").Click();

        await Popovers.Find("[role=menuitemradio]").ClickAsync(new());

        await Eventually.TrueAsync(() => Popovers.FindAll("[role=menu]").Count == 0);
        JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Should().OnlyContain(
            focus => Equals(focus.Arguments[1], true), "the kit asks so for its list, which takes none");
    }
}
