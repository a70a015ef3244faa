using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Tests.Demo;

public sealed class DemoAtAnyHourTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(23)]
    public async Task Whenever_the_demo_is_made_its_messages_stand_in_the_order_they_were_sent_and_none_in_the_future(int hour)
    {
        await using var empty = new EmptyDatabase();
        empty.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 1, hour, 5, 0, TimeSpan.Zero));
        var database = empty.Get<OrgChatDatabase>();
        await database.MigrateAsync();

        await empty.Get<DemoClinicService>().SeedAsync();

        var messages = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Number).ToListAsync());
        messages.Should().OnlyContain(message => message.SentAt <= empty.Clock.GetUtcNow());
        foreach (var conversation in messages.GroupBy(message => message.ConversationId))
        {
            conversation.Select(message => message.SentAt).Should().BeInAscendingOrder();
        }
    }
}
