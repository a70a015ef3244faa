using OrgChat.Domain.Features.Inbox;

namespace OrgChat.Tests.Inbox;

public sealed class WaitsTests
{
    [Theory]
    [InlineData(0, Waiting.Fresh)]
    [InlineData(14.9, Waiting.Fresh)]
    [InlineData(15, Waiting.Growing)]
    [InlineData(59.9, Waiting.Growing)]
    [InlineData(60, Waiting.Overdue)]
    [InlineData(6_000, Waiting.Overdue)]
    public void A_wait_is_fresh_then_growing_then_overdue(double minutes, Waiting degree) => Waits.Of(TimeSpan.FromMinutes(minutes)).Should().Be(degree);
}
