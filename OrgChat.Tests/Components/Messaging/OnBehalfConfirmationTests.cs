using Bunit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging.Composing;

namespace OrgChat.Tests.Components.Messaging;

public sealed class OnBehalfConfirmationTests : ScreenTest
{
    private long? sentWith;
    private bool isClosed;

    [Fact]
    public async Task It_says_to_whom_in_whose_name_and_shows_the_message_as_the_client_will_see_it()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var dialog = await ConfirmAsync(conversation, beganAfter: 0);

        Dialogs.Find("h2").Words().Should().Be("Send on behalf of Dr. Maria Lopez?");
        Dialogs.Find(".dialog-lead").Words().Should().Be("To Ana Ruiz, born May 17, 1980");
        Dialogs.Find(".preview .byline").Words().Should().Be("Jamie Lee On behalf of Dr. Maria Lopez");
        Dialogs.Find(".preview .bubble").TextContent.Should().Be("Please sit up slowly.");
        Dialogs.Find(".preview .bubble").GetAttribute("dir").Should().Be("auto");
        Dialogs.Texts(".dialog-actions button").Should().Equal("Keep writing", "Send on behalf");
        Dialogs.FindAll(".notice-title").Should().BeEmpty();
    }

    [Fact]
    public async Task It_shows_what_arrived_since_the_writing_began_and_sends_what_was_seen()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Before");
        await Clinic.SayAsync(Clinic.Ana, conversation, "It is 98 over 61.");

        var dialog = await ConfirmAsync(conversation, beganAfter: 1);

        Dialogs.WaitForAssertion(() =>
            Dialogs.Find(".notice-title").Words().Should().EndWith("1 new message since you began writing"));
        Dialogs.Texts(".notice-quote").Should().ContainSingle().Which.Should().StartWith("Ana Ruiz, ").And.EndWith("“It is 98 over 61.”");
        Dialogs.Find(".notice-quote bdi").Words().Should().Be("It is 98 over 61.");
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());
        sentWith.Should().Be(2);
    }

    [Fact]
    public async Task It_follows_the_conversation_while_it_is_open()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var dialog = await ConfirmAsync(conversation, beganAfter: 0);
        await Clinic.SayAsync(Clinic.Maria, conversation, "I answer myself.");

        var details = await Clinic.Reader.DetailsAsync(Clinic.Jamie, conversation);
        dialog.Render(p => p.Add(c => c.Details, details));

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".notice-quote").Should().ContainSingle().Which.Should().StartWith("Dr. Maria Lopez"));
    }

    [Fact]
    public async Task What_arrived_and_cannot_be_read_just_now_keeps_it_open_and_is_not_sent_as_seen()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Before");
        await Clinic.SayAsync(Clinic.Ana, conversation, "It is 98 over 61.");
        Contents.Ask(Clinic.File, "UPDATE Messages SET IsByClient = 0 WHERE Number = 2");

        await ConfirmAsync(conversation, beganAfter: 1);

        isClosed.Should().BeFalse();
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".arrived [role=alert]").Should().ContainSingle());
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());
        sentWith.Should().Be(-1);

        Contents.Ask(Clinic.File, "UPDATE Messages SET IsByClient = 1 WHERE Number = 2");
        await Dialogs.InvokeAsync(() => Dialogs.Button("Try again").ClickAsync(new()));
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".notice-quote")
            .Should().ContainSingle().Which.Should().EndWith("“It is 98 over 61.”"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());
        sentWith.Should().Be(2);
    }

    private async Task<IRenderedComponent<OnBehalfConfirmation>> ConfirmAsync(Guid conversation, long beganAfter)
    {
        var details = await Clinic.Reader.DetailsAsync(Clinic.Jamie, conversation);
        details.Access.Should().Be(Access.OnBehalf);
        return await OpenAsync<OnBehalfConfirmation>(Clinic.Jamie, p => p
            .Add(c => c.Details, details)
            .Add(c => c.Text, "Please sit up slowly.")
            .Add(c => c.BeganAfter, beganAfter)
            .Add(c => c.OnClose, () => isClosed = true)
            .Add(c => c.OnSend, (long seen) => sentWith = seen));
    }
}
