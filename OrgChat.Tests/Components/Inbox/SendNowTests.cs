using Bunit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Inbox.Unsent;

namespace OrgChat.Tests.Components.Inbox;

/// <summary>“Send now” beside the link of a row.</summary>
public sealed class SendNowTests : ScreenTest
{
    private readonly Draft draft = new(Guid.NewGuid(), "Your results are here");

    [Fact]
    public async Task It_stands_beside_the_link_of_what_was_not_sent_and_nowhere_else()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Grace);
        var list = await ListAsync(Clinic.Maria, await NotSentAsync(Clinic.Maria));

        var button = list.FindAll(".row-send").Should().ContainSingle().Which;
        (button.TextContent, button.GetAttribute("aria-label")).Should().Be(("Send now", "Send now to Ana Ruiz"));
        button.PreviousElementSibling!.ClassName.Should().Contain("row");
        list.FindAll("a.row button").Should().BeEmpty("a button in a link is neither");
    }

    [Fact]
    public async Task It_goes_out_once_however_often_it_is_pressed_and_stands_as_not_sent_no_more()
    {
        var chat = await NotSentAsync(Clinic.Maria);
        var list = await ListAsync(Clinic.Maria, chat);
        var button = list.FindComponent<SendNowButton>().Instance; // Its row is gone as soon as the first press is through.

        (await PressAsync(button)).Should().BeTrue();
        (await PressAsync(button)).Should().BeTrue();

        (await Clinic.MessagesAsync(chat)).Select(message => message.Text).Should().Equal("Take care", "Your results are here");
        list.WaitForAssertion(() => list.FindAll(".row-send").Should().BeEmpty());
        Toasts.Shown.Select(toast => toast.Text).Should().AllBe("Sent to Ana Ruiz.");
    }

    [Fact]
    public async Task It_stops_where_a_colleague_answered_since()
    {
        var chat = await NotSentAsync(Clinic.Maria);
        var list = await ListAsync(Clinic.Maria, chat);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "They are good");

        (await PressAsync(list.FindComponent<SendNowButton>().Instance)).Should().BeFalse();

        (await Clinic.MessagesAsync(chat)).Should().HaveCount(2);
        list.FindAll(".row-send").Should().ContainSingle();
    }

    [Fact]
    public async Task It_stops_where_a_colleague_claimed_it_after_it_was_begun()
    {
        var chat = await NotSentAsync(Clinic.Maria);
        var button = (await ListAsync(Clinic.Maria, chat)).FindComponent<SendNowButton>().Instance;
        Clinic.Later(5);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);

        (await PressAsync(button, TimeSpan.FromMinutes(5))).Should().BeFalse();
        Clinic.Later(5);
        (await PressAsync(button, TimeSpan.FromMinutes(2))).Should().BeTrue();
    }

    [Fact]
    public async Task In_somebody_elses_name_and_with_a_place_left_to_fill_it_is_looked_at_first()
    {
        var chat = await NotSentAsync(Clinic.Jamie);
        var inTheirName = (await ListAsync(Clinic.Jamie, chat, ChatView.Organization)).FindComponent<SendNowButton>().Instance;
        (await PressAsync(inTheirName)).Should().BeFalse();

        (await Renderer.Dispatcher.InvokeAsync(() => inTheirName.SendAsync(Guid.NewGuid(), "Call {clinic-phone}", 0, null, 1, 0)))
            .Should().BeFalse();
        (await Clinic.MessagesAsync(chat)).Should().ContainSingle();
    }

    private async Task<Guid> NotSentAsync(Someone writer)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Take care");
        await Clinic.Messages.KeepDraftAsync(writer, chat, draft with { UnsentSince = Clinic.Clock.GetUtcNow() });
        return chat;
    }

    private async Task<IRenderedComponent<ConversationList>> ListAsync(Someone someone, Guid chat, ChatView view = ChatView.Personal)
    {
        var list = await OpenAsync<ConversationList>(someone, p => p.Add(one => one.Place, new ListPlace(view, InboxTab.All, null)));
        list.WaitForElement($"[data-row='{chat}'] .row-send");
        return list;
    }

    private Task<bool?> PressAsync(SendNowButton button, TimeSpan ago = default) => Renderer.Dispatcher.InvokeAsync(
        () => button.SendAsync(draft.Key, draft.Text, 0, null, 1, (int)ago.TotalMilliseconds));
}
