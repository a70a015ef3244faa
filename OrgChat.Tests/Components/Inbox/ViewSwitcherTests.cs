using Bunit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

public sealed class ViewSwitcherTests : ScreenTest
{
    [Fact]
    public async Task Whoever_has_Organization_chat_chooses_between_the_two_views()
    {
        var switcher = await OpenAsync<ViewSwitcher>(Clinic.Jamie, p => p.Add(s => s.View, ChatView.Organization));

        switcher.Find(".menu-symbol").Click();

        Popovers.Texts("[role=menuitemradio] .menu-title").Should().Equal("Personal", "Organization");
        Popovers.FindAll("[role=menuitemradio]").Select(item => item.GetAttribute("href")).Should().Equal("/chat", "/chat/organization");
        Popovers.Find("[aria-checked=true] .menu-title").Words().Should().Be("Organization");
    }

    [Theory]
    [InlineData(Permission.None)]
    [InlineData(TestClinic.TheThree)]
    public async Task Without_the_permission_there_is_nothing_to_switch(Permission permissions)
    {
        await Clinic.AllowAsync(Clinic.Nora, permissions);

        var switcher = await OpenAsync<ViewSwitcher>(Clinic.Nora, p => p.Add(s => s.View, ChatView.Personal));

        switcher.Markup.Trim().Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_has_none()
    {
        var switcher = await OpenAsync<ViewSwitcher>(Clinic.Ana, p => p.Add(s => s.View, ChatView.Personal));

        switcher.Markup.Trim().Should().BeEmpty();
    }
}
