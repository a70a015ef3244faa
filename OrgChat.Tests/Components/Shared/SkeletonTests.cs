using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Tests.Components.Shared;

public sealed class SkeletonTests : BunitContext
{
    private readonly FakeTimeProvider clock = new();

    public SkeletonTests() => Services.AddSingleton<TimeProvider>(clock);

    [Fact]
    public void What_is_patient_shows_nothing_until_a_moment_has_passed_and_then_says_what_is_loading()
    {
        var skeleton = Render<Skeleton>(with => with.Add(one => one.What, "the conversation").Add(one => one.WaitsAMoment, true));
        clock.Advance(TimeSpan.FromMilliseconds(149));
        skeleton.Markup.Trim().Should().BeEmpty();

        clock.Advance(TimeSpan.FromMilliseconds(1));

        skeleton.WaitForAssertion(() => skeleton.Find("[role=status]").TextContent.Should().Be("Loading the conversation…"),
            TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Others_show_at_once_that_something_is_loading() =>
        Render<Skeleton>(with => with.Add(one => one.What, "the team")).Find("[aria-busy=true]").Should().NotBeNull();
}
