using Bunit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

public sealed class ClaimScreenTests : ScreenTest
{
    [Fact]
    public async Task What_one_key_takes_from_a_colleague_one_press_gives_back()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        var details = await Clinic.Reader.DetailsAsync(Clinic.Sam, chat);
        var head = await OpenAsync<ConversationHead>(Clinic.Sam,
            parameters => parameters.Add(h => h.Details, details).Add(h => h.View, ChatView.Organization));

        await head.Find("[aria-keyshortcuts=c]").ClickAsync(new());
        (await Clinic.ConversationAsync(chat)).ClaimedById.Should().Be(Clinic.Sam.Id);
        var toast = Toasts.Shown.Should().ContainSingle().Subject;
        toast.Text.Should().Be("Taken over from Jamie Lee.");
        await head.InvokeAsync(toast.OfferAsync!);

        (await Clinic.ConversationAsync(chat)).ClaimedById.Should().Be(Clinic.Jamie.Id);
    }
}
