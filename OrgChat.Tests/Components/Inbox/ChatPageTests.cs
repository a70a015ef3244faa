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

    private async Task<int> OpenedAsync() => (await Clinic.RecordAsync()).Count(entry => entry.Action == AuditAction.ConversationOpened);
}
