using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

public sealed class ChatPageTests : ScreenTest
{
    [Fact]
    public async Task Only_a_conversation_the_address_names_is_opened_and_recorded()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Henrik);

        // As while one is moved away: the address has changed, and the parameter will in a moment.
        var page = await OpenAsync<ChatPage>(Clinic.Jamie, parameters => parameters.Add(p => p.ConversationId, chat));
        page.FindAll("[role=log]").Should().BeEmpty();
        (await OpenedAsync()).Should().Be(0);

        Services.GetRequiredService<NavigationManager>().NavigateTo($"/chat/organization/{chat}");
        page.Render(parameters => parameters.Add(p => p.ConversationId, chat));
        page.WaitForAssertion(() => page.FindAll("[role=log]").Should().HaveCount(1));
        (await OpenedAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_was_open_stays_until_the_next_is_read_and_goes_when_that_takes_long()
    {
        var (one, other) = (await Clinic.StartAsync("Knee pain", Clinic.Maria, Clinic.Ana),
            await Clinic.StartAsync("Insurance card", Clinic.Maria, Clinic.Ana));
        await Clinic.SayAsync(Clinic.Ana, one, "It hurts");
        await Clinic.SayAsync(Clinic.Ana, other, "Here it is");
        var page = await OpenAsync<ChatPage>(Clinic.Maria, _ => { });
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/chat/{one}");
        page.Render(parameters => parameters.Add(p => p.ConversationId, one));
        page.WaitForAssertion(() => Shown(page).Should().Be(one));

        await using (var connection = Contents.Open(Clinic.File))
        {
            await using var locked = connection.BeginTransaction();
            navigation.NavigateTo($"/chat/{other}");
            page.Render(parameters => parameters.Add(p => p.ConversationId, other));
            Shown(page).Should().Be(one, "there is nothing else to show yet");
            page.FindAll("[role=log]").Should().HaveCount(1);

            Clinic.Clock.Advance(TimeSpan.FromMilliseconds(200));
            page.WaitForAssertion(() => page.FindAll("section.conversation[aria-busy=true]").Should().HaveCount(1));
            page.FindAll("[role=log]").Should().BeEmpty("nobody takes the one for the other");
        }

        page.WaitForAssertion(() => Shown(page).Should().Be(other), TimeSpan.FromSeconds(10));
        (await OpenedAsync()).Should().Be(2);

        navigation.NavigateTo($"/chat/{one}");
        page.Render(parameters => parameters.Add(p => p.ConversationId, one));
        page.WaitForAssertion(() => Shown(page).Should().Be(one), TimeSpan.FromSeconds(10));
        page.FindAll("[role=log]").Should().HaveCount(1, "the clock stood still: reading was enough");
    }

    private static Guid? Shown(IRenderedComponent<ChatPage> page) =>
        page.FindAll("[data-conversation]") is [var only] ? Guid.Parse(only.GetAttribute("data-conversation")!) : null;

    private async Task<int> OpenedAsync() => (await Clinic.RecordAsync()).Count(entry => entry.Action == AuditAction.ConversationOpened);
}
