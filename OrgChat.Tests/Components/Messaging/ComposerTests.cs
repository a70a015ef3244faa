using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Composing;

namespace OrgChat.Tests.Components.Messaging;

public sealed class ComposerTests : ScreenTest
{
    [Fact]
    public async Task A_participant_sends_as_themself_at_once()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Maria, conversation);
        composer.Find("textarea").GetAttribute("aria-label").Should().Be("Message");
        composer.Find("button[type=submit]").Words().Should().StartWith("Send");

        (await SubmitAsync(composer, Guid.NewGuid(), "All is well.")).Should().BeTrue();

        (await Clinic.MessagesAsync(conversation))
            .Should().ContainSingle(message => message.Text == "All is well." && message.OnBehalfOfId == null);
    }

    [Fact]
    public async Task The_same_draft_submitted_five_times_at_once_is_one_message()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Maria, conversation);
        var key = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SubmitAsync(composer, key, "Once")));

        (await Clinic.MessagesAsync(conversation)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_non_participant_confirms_first()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Jamie, conversation);
        composer.Find("#behalf").Words().Should().EndWith("You reply on behalf of Dr. Maria Lopez. Ana sees both names.");
        composer.Find("button[type=submit]").Words().Should().StartWith("Review and send");

        (await SubmitAsync(composer, Guid.NewGuid(), "We will call you.")).Should().BeFalse("nothing is sent before it is confirmed");
        (await Clinic.MessagesAsync(conversation)).Should().BeEmpty();
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().ContainSingle());
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

        (await Clinic.MessagesAsync(conversation)).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { AuthorName = "Jamie Lee", OnBehalfOfName = "Dr. Maria Lopez" });
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
    }

    [Fact]
    public async Task A_permission_that_vanished_before_pressing_is_refused_with_a_sentence_and_nothing_is_sent()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var composer = await OpenAsync(Clinic.Jamie, conversation);
        await SubmitAsync(composer, Guid.NewGuid(), "Too late");
        await Clinic.AllowAsync(Clinic.Jamie, TestClinic.TheThree);

        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

        composer.Find("[role=alert]").Words().Should().Contain("not answer in it");
        (await Clinic.MessagesAsync(conversation)).Should().BeEmpty();
    }

    private static async Task<bool?> SubmitAsync(IRenderedComponent<Composer> composer, Guid key, string text) =>
        await composer.InvokeAsync(() => composer.Instance.SubmitAsync(key, text, [], 1));

    private async Task<IRenderedComponent<Composer>> OpenAsync(Someone reader, Guid conversation)
    {
        var opened = await Clinic.Reader.OpenAsync(reader, conversation);
        var timeline = new Timeline();
        timeline.Open(opened);
        return await OpenAsync<Composer>(reader, p => p.Add(c => c.Details, opened.Details).Add(c => c.Timeline, timeline));
    }
}
