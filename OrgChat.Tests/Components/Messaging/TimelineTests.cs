using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>What is shown of a long conversation has no hole, whatever answer comes late.</summary>
public sealed class TimelineTests : ClinicTest
{
    private readonly Timeline timeline = new();

    [Fact]
    public async Task A_page_that_was_asked_for_before_one_jumped_to_the_newest_hides_nothing_that_lies_between()
    {
        var chat = await LongAsync(180);
        timeline.StartAgain(await Clinic.Reader.AroundAsync(Clinic.Maria, chat, 1));
        var late = await Clinic.Reader.NewerAsync(Clinic.Maria, chat, timeline.LastNumber);
        timeline.StartAgain(await Clinic.Reader.NewestAsync(Clinic.Maria, chat));
        var shown = Numbers();

        timeline.Append(late);

        Numbers().Should().Equal(shown, "what does not join is left out");
        (timeline.HasOlder, timeline.HasNewer).Should().Be((true, false), "news goes on coming in");
        timeline.Prepend(await Clinic.Reader.OlderAsync(Clinic.Maria, chat, timeline.FirstNumber));
        Numbers().Should().BeInAscendingOrder()
            .And.Equal(Enumerable.Range((int)timeline.FirstNumber, Numbers().Count).Select(number => (long)number));
    }

    [Fact]
    public async Task An_older_page_that_comes_after_one_went_elsewhere_is_left_out_too()
    {
        var chat = await LongAsync(180);
        timeline.StartAgain(await Clinic.Reader.NewestAsync(Clinic.Maria, chat));
        var late = await Clinic.Reader.OlderAsync(Clinic.Maria, chat, timeline.FirstNumber);
        timeline.StartAgain(await Clinic.Reader.AroundAsync(Clinic.Maria, chat, 1));
        var last = timeline.LastNumber;

        timeline.Append(late);

        timeline.LastNumber.Should().Be(last);
        timeline.HasNewer.Should().BeTrue();
    }

    private List<long> Numbers() => [.. timeline.Messages.Select(message => message.Number)];

    private async Task<Guid> LongAsync(int messages)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Database.WriteAsync(async db =>
        {
            var conversation = await db.Conversations.WithPeople().SingleAsync(c => c.Id == chat);
            foreach (var number in Enumerable.Range(1, messages))
                conversation.Write(conversation.Owner, new Draft(Guid.NewGuid(), $"No. {number}"), Clinic.Clock.GetUtcNow());
        });
        return chat;
    }
}
