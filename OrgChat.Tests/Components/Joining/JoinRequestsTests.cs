using Bunit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Joining;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Joining;

public sealed class JoinRequestsTests : ScreenTest
{
    [Fact]
    public async Task The_owner_adds_who_asks_with_one_key_and_can_undo_it()
    {
        var chat = await AskedAsync();
        var screen = await OpenAsync(Clinic.Maria, chat);
        var add = await screen.WaitForElementAsync("[aria-keyshortcuts=a]");
        screen.Find(".notice-text").Words().Should().Be("Jamie Lee asks to be added to this conversation.");

        await add.ClickAsync(new());

        (await Clinic.Reader.DetailsAsync(Clinic.Jamie, chat)).Access.Should().Be(Access.Participate);
        var toast = Toasts.Shown.Should().ContainSingle().Subject;
        toast.Text.Should().Be("Jamie Lee takes part now and sees the whole conversation.");
        await toast.OfferAsync!();
        (await Clinic.Reader.DetailsAsync(Clinic.Jamie, chat)).Access.Should().Be(Access.OnBehalf);
    }

    [Fact]
    public async Task Who_asked_reads_that_they_did_and_takes_it_back()
    {
        var chat = await AskedAsync();
        var screen = await OpenAsync(Clinic.Jamie, chat);
        (await screen.WaitForElementAsync(".notice-text")).Words().Should().Be("You asked Dr. Maria Lopez to be added.");

        await screen.Find("button").ClickAsync(new());

        (await Clinic.JoinRequests.ListAsync(Clinic.Maria, chat)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_undo_of_asking_goes_as_soon_as_the_owner_has_answered(bool adds)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var pane = await OpenAsync<ConversationPane>(Clinic.Jamie,
            p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Organization));
        await pane.InvokeAsync(() => pane.Find(".menu-more .menu-symbol").ClickAsync(new()));
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=menuitem]").Single(item => item.Words() == "Ask to be added")
            .ClickAsync(new()));
        pane.WaitForAssertion(() => pane.Texts(".notice-text").Should().Contain("You asked Dr. Maria Lopez to be added."));
        Toasts.Shown.Should().ContainSingle().Which.Offer.Should().Be("Undo");

        await (adds
            ? Clinic.JoinRequests.AddAsync(Clinic.Maria, chat, Clinic.Jamie.Id)
            : Clinic.JoinRequests.DeclineAsync(Clinic.Maria, chat, Clinic.Jamie.Id));

        pane.WaitForAssertion(() => Toasts.Shown.Should().BeEmpty());
    }

    [Fact]
    public async Task Others_see_nothing_of_it()
    {
        var screen = await OpenAsync(Clinic.Sam, await AskedAsync());

        screen.Markup.Should().NotContain("Jamie");
    }

    private async Task<Guid> AskedAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.JoinRequests.AskAsync(Clinic.Jamie, chat);
        return chat;
    }

    private async Task<IRenderedComponent<JoinRequests>> OpenAsync(Someone reader, Guid chat)
    {
        var details = await Clinic.Reader.DetailsAsync(reader, chat);
        return await OpenAsync<JoinRequests>(reader, parameters => parameters.Add(one => one.Details, details));
    }
}
