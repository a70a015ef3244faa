using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>Sent means kept, never twice, in one order for everyone.</summary>
public sealed class DraftKeyTests : ClinicTest
{
    private readonly Draft draft = new(Guid.NewGuid(), "I feel better today.");

    [Fact]
    public async Task The_same_draft_sent_again_is_the_same_message()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var first = await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft);
        var before = Contents.Of(Clinic.File);

        (await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft)).Should().Be(first);
        Contents.Of(Clinic.File).Should().Equal(before, "not even the record says it twice");
    }

    [Fact]
    public async Task Whether_a_draft_arrived_can_be_asked_when_its_answer_did_not()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        (await Clinic.Messages.IsSentAsync(Clinic.Ana, chat, draft)).Should().BeFalse();

        await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft);

        (await Clinic.Messages.IsSentAsync(Clinic.Ana, chat, draft)).Should().BeTrue();
        (await Clinic.Messages.IsSentAsync(Clinic.Ana, chat, draft with { Text = "Another text" })).Should().BeFalse();
        (await Clinic.Messages.IsSentAsync(Clinic.Maria, chat, draft)).Should().BeFalse("it is not hers");
    }

    [Fact]
    public async Task Another_text_under_the_key_of_a_sent_draft_is_kept_and_is_another_message()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft);
        var written = draft with { Text = "In a second window: I feel worse." };

        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, draft);
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Draft.Should().BeNull("it was sent");
        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, written);
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Draft!.Text.Should().Be(written.Text);

        var numbers = new List<long>();
        foreach (var again in new[] { written, written, draft })
            numbers.Add(await Clinic.Messages.SendAsync(Clinic.Ana, chat, again));

        numbers.Should().Equal(2, 2, 1);
        (await Clinic.MessagesAsync(chat)).Select(m => m.Text).Should().Equal(draft.Text, written.Text);
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Draft.Should().BeNull();
    }

    [Fact]
    public async Task Twenty_impatient_clicks_are_one_message()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var numbers =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, draft))));

        numbers.Should().AllBeEquivalentTo(1L);
        (await Clinic.MessagesAsync(chat)).Should().ContainSingle();
        (await Clinic.RecordAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_retry_after_the_conversation_was_closed_still_says_sent()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var sent = await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        (await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft)).Should().Be(sent);
    }

    [Fact]
    public async Task A_retry_on_behalf_after_an_answer_arrived_still_says_sent()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var confirmed = await Clinic.OnBehalfAsync(chat, "All well.");
        var sent = await Clinic.Messages.SendAsync(Clinic.Jamie, chat, confirmed);
        await Clinic.SayAsync(Clinic.Ana, chat, "Thank you!");

        (await Clinic.Messages.SendAsync(Clinic.Jamie, chat, confirmed)).Should().Be(sent);
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_or_elsewhere_is_another_message()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var other = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft)).Should().Be(1);
        (await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft)).Should().Be(2);
        (await Clinic.Messages.SendAsync(Clinic.Ana, other, draft)).Should().Be(1);
    }

    [Fact]
    public async Task A_retry_by_who_was_removed_meanwhile_learns_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.Messages.SendAsync(Clinic.Nora, chat, draft);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);

        await Clinic.HidesAsync(() => Clinic.Messages.SendAsync(Clinic.Nora, chat, draft));
    }

    [Fact]
    public async Task Fifty_people_sending_at_once_get_numbers_without_gaps()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);
        Someone[] authors = [Clinic.Maria, Clinic.Ana, Clinic.Daniel];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n =>
            Task.Run(() => Clinic.SayAsync(authors[n % 3], chat, $"Message {n}"))));

        numbers.Should().BeEquivalentTo(Enumerable.Range(1, 50).Select(n => (long)n));
        (await Clinic.MessagesAsync(chat)).Select(m => m.Number).Should().Equal(Enumerable.Range(1, 50).Select(n => (long)n));
        (await Clinic.ConversationAsync(chat)).LastNumber.Should().Be(50);
        (await Clinic.RecordAsync()).Should().HaveCount(50);
    }
}
