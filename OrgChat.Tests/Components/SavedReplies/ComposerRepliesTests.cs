using Bunit;
using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Composing;
using OrgChat.Web.Components.SavedReplies;

namespace OrgChat.Tests.Components.SavedReplies;

public sealed class ComposerRepliesTests : ScreenTest
{
    private const string Unfilled = "Call us at {clinic-phone}.";

    [Fact]
    public async Task The_team_has_a_list_of_saved_replies()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var composer = await OpenAsync(Clinic.Maria, conversation);
        composer.Find("[role=listbox]").GetAttribute("aria-label").Should().Be("Saved replies");
        var button = composer.Find("[data-pick-reply]");
        (button.GetAttribute("aria-label"), button.GetAttribute("aria-expanded"), button.GetAttribute("aria-controls")).Should()
            .Be(("Saved replies", "false", composer.Find("[role=listbox]").Id));
    }

    [Fact]
    public async Task Clients_have_none()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await OpenAsync(Clinic.Ana, conversation)).FindAll("[data-replies], [data-pick-reply]").Should().BeEmpty();
    }

    [Fact]
    public async Task They_are_offered_filled_in_for_the_conversation()
    {
        await SaveAsync("{client-first-name}, {owner-name} asks you to call {clinic-phone}. {my-name}, {clinic-name}");
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        var clients = (await Clinic.ConversationAsync(conversation)).Clients.Select(client => client.ShortName);
        var composer = await OpenAsync(Clinic.Jamie, conversation);

        var offer = (await OffersAsync(composer))!.Single();

        offer.Text.Should().Be($"{string.Join(" and ", clients)}, Dr. Maria Lopez asks you to call {{clinic-phone}}. Jamie Lee, Lakeside Clinic");
        offer.Notes.Should().Equal(
            new ReplyNoteModel("{clinic-phone}", "The clinic’s phone is empty: {clinic-phone} stands in the text"),
            new ReplyNoteModel(null, "Several clients take part: all of them are named."));
    }

    [Fact]
    public async Task Putting_one_in_is_counted()
    {
        await SaveAsync("On its way.");
        var composer = await OpenAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));
        var offer = (await OffersAsync(composer))!.Single();

        await composer.InvokeAsync(() => composer.Instance.ReplyUsedAsync(offer.Id));
        await composer.InvokeAsync(() => composer.Instance.ReplyUsedAsync(Guid.NewGuid())); // Removed meanwhile: nobody minds.

        (await Clinic.SavedReplies.ListAsync(Clinic.Maria)).Single().Uses.Should().Be(1);
    }

    [Fact]
    public async Task A_token_in_the_text_stops_the_sending_once()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Maria, conversation);

        (await SubmitAsync(composer, Unfilled)).Should().BeFalse();
        Dialogs.WaitForAssertion(() => Dialogs.Find("h2").Words().Should().Be("Not sent yet: something is not filled in"));
        Dialogs.Find(".notice").Words().Should().EndWith("{clinic-phone} still stands where the clinic’s phone should be.");
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync()); // Enter keeps writing.
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        (await Clinic.MessagesAsync(conversation)).Should().BeEmpty();

        await SubmitAsync(composer, Unfilled);
        await Dialogs.InvokeAsync(() => Dialogs.Button("Send anyway").Click());

        (await Clinic.MessagesAsync(conversation)).Should().ContainSingle().Which.Text.Should().Be(Unfilled);
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
    }

    [Fact]
    public async Task On_behalf_the_confirmation_says_so_and_nothing_stops_a_second_time()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Jamie, conversation);

        await SubmitAsync(composer, Unfilled);
        Dialogs.WaitForAssertion(() => Dialogs.Find("h2").Words().Should().Be("Send on behalf of Dr. Maria Lopez?"));
        Dialogs.Texts(".notice").Should().Contain(notice => notice.EndsWith("{clinic-phone} still stands where the clinic’s phone should be."));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

        (await Clinic.MessagesAsync(conversation)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_came_meanwhile_and_what_is_not_filled_in_stop_it_together()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Maria, conversation);
        await composer.InvokeAsync(() => composer.Instance.Began(0, 0));
        await Clinic.SayAsync(Clinic.Ana, conversation, "I feel worse.");

        await SubmitAsync(composer, Unfilled);

        Dialogs.WaitForAssertion(() => Dialogs.FindAll(".guard-line").Should().ContainSingle());
        Dialogs.Texts(".notice").Should().Contain(notice => notice.EndsWith("{clinic-phone} still stands where the clinic’s phone should be."));
    }

    [Fact]
    public async Task A_client_writes_braces_as_they_like()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await SubmitAsync(await OpenAsync(Clinic.Ana, conversation), Unfilled)).Should().BeTrue();
    }

    private Task SaveAsync(string text) =>
        Clinic.SavedReplies.SaveAsync(Clinic.Ines, new SavedReplyForm(null, true, "Call", "Phone", text));

    private static Task<IReadOnlyList<ReplyOfferModel>?> OffersAsync(IRenderedComponent<Composer> composer) =>
        composer.InvokeAsync(() => composer.Instance.RepliesAsync());

    private static Task<bool?> SubmitAsync(IRenderedComponent<Composer> composer, string text) =>
        composer.InvokeAsync(() => composer.Instance.SubmitAsync(Guid.NewGuid(), text, [], 1));

    private async Task<IRenderedComponent<Composer>> OpenAsync(Someone reader, Guid conversation)
    {
        var opened = await Clinic.Reader.OpenAsync(reader, conversation);
        var timeline = new Timeline();
        timeline.Open(opened);
        return await OpenAsync<Composer>(reader, p => p.Add(c => c.Details, opened.Details).Add(c => c.Timeline, timeline));
    }
}
