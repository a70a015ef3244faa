using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Composing;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>The dialog that stops a message once because others did something since it was begun.</summary>
public sealed class SendGuardScreenTests : ScreenTest
{
    [Fact]
    public async Task It_says_who_did_what_keeps_the_text_and_sends_it_all_the_same_as_the_confirmation()
    {
        var chat = await StartAsync();
        var composer = await OpenAsync(Clinic.Jamie, chat);
        Clinic.Later();
        await Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "Please stay at 5 mg today.");
        await Clinic.SayAsync(Clinic.Ana, chat, "OK, 5 mg.");
        await AgainAsync(composer, Clinic.Jamie, chat);

        (await SubmitAsync(composer, "Please sit up slowly.")).Should().BeFalse();

        Dialogs.WaitForAssertion(() => Dialogs.Find(".dialog-title").Words().Should().Be("Not sent yet. Sam answered and Ana wrote again"));
        Dialogs.Find(".dialog-lead").Words().Should().Be("To Ana Ruiz, born May 17, 1980. This came while you were writing.");
        Dialogs.Texts(".guard-line").Should().HaveCount(2);
        Dialogs.Find(".guard-own .byline").Words().Should().Be("Jamie Lee On behalf of Dr. Maria Lopez");
        Dialogs.Find(".guard-draft").Words().Should().Be("Please sit up slowly.");

        await Dialogs.InvokeAsync(() => Dialogs.Button("Send anyway").ClickAsync(new()));
        (await Clinic.MessagesAsync(chat)).Should().ContainSingle(message => message.Text == "Please sit up slowly.")
            .Which.OnBehalfOfName.Should().Be("Dr. Maria Lopez");
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
    }

    [Fact]
    public async Task What_arrives_while_it_is_open_is_in_it_before_anything_goes_out()
    {
        var chat = await StartAsync();
        var composer = await OpenAsync(Clinic.Maria, chat);
        Clinic.Later();
        await Clinic.Claims.ClaimAsync(Clinic.Sam, chat);
        await AgainAsync(composer, Clinic.Maria, chat);
        await SubmitAsync(composer, "Call us.");
        Dialogs.WaitForAssertion(() => Dialogs.Find(".dialog-title").Words().Should().Be("Not sent yet. Sam claimed it"));

        await Clinic.SayAsync(Clinic.Ana, chat, "I feel faint.");
        await Dialogs.InvokeAsync(() => Dialogs.Button("Send anyway").ClickAsync(new()));
        (await Clinic.MessagesAsync(chat)).Should().NotContain(message => message.Text == "Call us.", "that was not seen");
        await AgainAsync(composer, Clinic.Maria, chat);
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".guard-line").Should().HaveCount(2));
        await Dialogs.InvokeAsync(() => Dialogs.Button("Send anyway").ClickAsync(new()));

        (await Clinic.MessagesAsync(chat)).Should().ContainSingle(message => message.Text == "Call us.");
    }

    [Fact]
    public async Task Enter_keeps_writing_and_what_was_seen_stops_nothing_a_second_time()
    {
        var chat = await StartAsync();
        var composer = await OpenAsync(Clinic.Maria, chat);
        Clinic.Later();
        await Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "The blue one.");
        await AgainAsync(composer, Clinic.Maria, chat);
        await SubmitAsync(composer, "The red one.");
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().ContainSingle());

        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        (await Clinic.MessagesAsync(chat)).Should().NotContain(message => message.Text == "The red one.");
        (await SubmitAsync(composer, "The red one, please.")).Should().BeTrue();
    }

    private async Task<Guid> StartAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "The new dose makes me dizzy.");
        return chat;
    }

    private static async Task<bool?> SubmitAsync(IRenderedComponent<Composer> composer, string text) =>
        await composer.InvokeAsync(() => composer.Instance.SubmitAsync(Guid.NewGuid(), text, [], 1));

    private async Task AgainAsync(IRenderedComponent<Composer> composer, Someone reader, Guid chat)
    {
        var now = await Clinic.Reader.DetailsAsync(reader, chat);
        composer.Render(p => p.Add(c => c.Details, now));
    }

    private async Task<IRenderedComponent<Composer>> OpenAsync(Someone reader, Guid chat)
    {
        var opened = await Clinic.Reader.OpenAsync(reader, chat);
        var timeline = new Timeline();
        timeline.Open(opened);
        return await OpenAsync<Composer>(reader, p => p.Add(c => c.Details, opened.Details).Add(c => c.Timeline, timeline));
    }
}
