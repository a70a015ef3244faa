using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>Pages of a long conversation: nothing twice, nothing missing.</summary>
public sealed class ReadingOnTests : ClinicTest
{
    [Fact]
    public async Task Scrolling_up_reads_every_message_and_line_once()
    {
        var chat = await LongAsync(105);
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []);
        var page = await Clinic.Reader.NewestAsync(Clinic.Ana, chat);
        var (messages, events) = (page.Messages.ToList(), page.Events.ToList());

        while (page.HasOlder)
        {
            page = await Clinic.Reader.OlderAsync(Clinic.Ana, chat, page.Messages[0].Number);
            messages.InsertRange(0, page.Messages);
            events.InsertRange(0, page.Events);
        }

        messages.Select(m => m.Number).Should().Equal(Enumerable.Range(1, 105).Select(n => (long)n));
        events.Select(e => e.Kind).Should().Equal(ConversationEventKind.Started, ConversationEventKind.Joined);
    }

    [Fact]
    public async Task Before_the_first_message_is_nothing()
    {
        var chat = await LongAsync(3);

        var page = await Clinic.Reader.OlderAsync(Clinic.Ana, chat, 1);

        (page.Messages.Count, page.HasOlder).Should().Be((0, false));
    }

    [Fact]
    public async Task What_is_new_since_is_read_in_order()
    {
        var chat = await LongAsync(45);

        var first = await Clinic.Reader.NewerAsync(Clinic.Ana, chat, 2);
        var second = await Clinic.Reader.NewerAsync(Clinic.Ana, chat, first.Messages[^1].Number);

        first.HasNewer.Should().BeTrue();
        first.Messages.Concat(second.Messages).Select(m => m.Number).Should().Equal(Enumerable.Range(3, 43).Select(n => (long)n));
        second.HasNewer.Should().BeFalse();
        (await Clinic.Reader.NewerAsync(Clinic.Ana, chat, 45)).Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_conversation_opens_at_the_first_unread_message_with_a_little_before_it()
    {
        var chat = await LongAsync(100);
        await Clinic.States.MarkReadAsync(Clinic.Ana, chat, 50);

        var opened = await Clinic.Reader.OpenAsync(Clinic.Ana, chat);

        opened.Details.ReadNumber.Should().Be(50);
        opened.Page.Messages.Select(m => m.Number).Should().Contain(51).And.Contain(50).And.HaveElementAt(0, 45);
        (opened.Page.HasOlder, opened.Page.HasNewer).Should().Be((true, true));
    }

    [Fact]
    public async Task A_conversation_never_opened_opens_at_the_newest_message()
    {
        var chat = await LongAsync(60);

        var opened = await Clinic.Reader.OpenAsync(Clinic.Ana, chat);

        opened.Page.Messages[^1].Number.Should().Be(60);
        (opened.Page.HasOlder, opened.Page.HasNewer).Should().Be((true, false));
    }

    private async Task<Guid> LongAsync(int messages)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Maria, chat, messages);
        return chat;
    }
}
