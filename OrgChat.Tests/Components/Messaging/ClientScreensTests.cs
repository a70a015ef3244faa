using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>What a client meets: a way to call, plain words, and on a wide screen no empty page.</summary>
public sealed class ClientScreensTests : ScreenTest
{
    private const string Number = "(555) 010-2000";

    [Fact]
    public async Task An_empty_list_says_how_to_call()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = Number });

        var list = await OpenAsync<ConversationList>(Clinic.Ana, parameters => parameters.Add(l => l.Place, ListPlace.First));

        list.WaitForAssertion(() => list.Find(".empty .call-us").Words().Should().Contain($"Call us: {Number}"));
    }

    [Fact]
    public async Task And_whom_to_call_when_it_cannot_wait_and_whether_the_clinic_is_open()
    {
        await Clinic.SaysAsync(clinic => clinic with
        {
            EmergencyLine = "911",
            Hours = new OpeningHours(_ => [new(new TimeOnly(0, 0), new TimeOnly(23, 30))]),
            TimeZone = "UTC",
        });
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var list = await OpenAsync<ConversationList>(Clinic.Ana,
            parameters => parameters.Add(l => l.Place, new ListPlace(ChatView.Personal, InboxTab.Closed, null)));
        list.WaitForAssertion(() => list.Texts(".empty .call-us").Should().Equal("Emergency: 911", "Open until 11:30 PM"));
        list.Find(".call-emergency a").GetAttribute("href").Should().Be("tel:911");
        var pane = Render<ConversationPane>(
            parameters => parameters.Add(p => p.ConversationId, chat).Add(p => p.View, ChatView.Personal));
        pane.WaitForAssertion(() => pane.Texts(".conversation > .call-us").Should().Equal("Emergency: 911"));
    }

    [Fact]
    public async Task So_does_a_closed_conversation()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = Number });
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        var pane = await OpenAsync<ConversationPane>(Clinic.Ana,
            parameters => parameters.Add(p => p.ConversationId, chat).Add(p => p.View, ChatView.Personal));
        pane.WaitForAssertion(() => pane.Find(".composer-closed .call-us a").GetAttribute("href").Should().Be("tel:5550102000"));
    }

    [Fact]
    public async Task A_clinic_without_a_number_shows_none() =>
        (await OpenAsync<ConversationList>(Clinic.Ana, parameters => parameters.Add(l => l.Place, ListPlace.First))).FindAll(".call-us")
            .Should().BeEmpty();

    [Fact]
    public async Task The_team_is_not_told_to_call_itself()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = Number });
        (await OpenAsync<ConversationList>(Clinic.Maria, parameters => parameters.Add(l => l.Place, ListPlace.First))).FindAll(".call-us")
            .Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_wide_screen_a_client_begins_with_the_newest_conversation()
    {
        JSInterop.Setup<bool>("orgChat.isWide").SetResult(true);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Later();
        var newest = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana);
        var page = await OpenAsync<ChatPage>(Clinic.Ana);

        page.WaitForAssertion(() => JSInterop.Invocations["orgChat.goOn"].Should().ContainSingle()
            .Which.Arguments.Should().Equal(Address, $"/chat/{newest}", true));
    }

    [Fact]
    public async Task On_a_phone_a_client_begins_with_the_list()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var page = await OpenAsync<ChatPage>(Clinic.Ana);

        page.WaitForState(() => page.FindAll(".row").Count == 1);
        Address.Should().NotContain("/chat/");
    }

    [Fact]
    public async Task Clients_read_plain_words_in_the_menu()
    {
        var details = await Clinic.Reader.DetailsAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));
        var head = await OpenAsync<ConversationHead>(Clinic.Ana,
            parameters => parameters.Add(h => h.Details, details).Add(h => h.View, ChatView.Personal));
        await head.InvokeAsync(() => head.Find(".menu-more .menu-symbol").Click());

        Popovers.WaitForAssertion(() => Popovers.Texts("[role=menuitem]")
            .Should().Contain("Put away").And.NotContain("Archive").And.NotContain("Mute"));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;
}
