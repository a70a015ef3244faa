using OrgChat.Domain.Features.Inbox;

namespace OrgChat.Tests.Inbox;

public sealed class WaitsTests
{
    [Theory]
    [InlineData(0, WaitLevel.Fresh)]
    [InlineData(14.9, WaitLevel.Fresh)]
    [InlineData(15, WaitLevel.Growing)]
    [InlineData(59.9, WaitLevel.Growing)]
    [InlineData(60, WaitLevel.Overdue)]
    [InlineData(6_000, WaitLevel.Overdue)]
    public void A_wait_is_fresh_then_growing_then_overdue(double minutes, WaitLevel degree) => WaitRules.Of(TimeSpan.FromMinutes(minutes)).Should().Be(degree);
}
