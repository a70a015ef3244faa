using OrgChat.Domain.Features.Inbox;

namespace OrgChat.Tests.Inbox;

public sealed class WaitRulesTests
{
    [Theory]
    [InlineData(0, WaitState.Fresh)]
    [InlineData(14.9, WaitState.Fresh)]
    [InlineData(15, WaitState.Growing)]
    [InlineData(59.9, WaitState.Growing)]
    [InlineData(60, WaitState.Overdue)]
    [InlineData(6_000, WaitState.Overdue)]
    public void A_wait_is_fresh_then_growing_then_overdue(double minutes, WaitState degree) =>
        WaitRules.Of(TimeSpan.FromMinutes(minutes)).Should().Be(degree);
}
