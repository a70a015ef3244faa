using OrgChat.Web.Circuits;

namespace OrgChat.Tests.Circuits;

/// <summary>One person works in ten windows; the eleventh closes the oldest, and the server holds only so many at all.</summary>
public sealed class OpenCircuitLimiterTests
{
    private static readonly Guid Jamie = Guid.NewGuid();
    private readonly OpenCircuitLimiter open = new();

    [Fact]
    public void The_eleventh_window_closes_the_oldest_and_only_that()
    {
        var windows = Enumerable.Range(0, OpenCircuitLimiter.PerPerson).Select(_ => Enter(Jamie)).ToList();
        var others = Enter(Guid.NewGuid());
        windows.Should().NotContain(one => one.IsOver);

        Enter(Jamie);

        windows.FindIndex(one => one.IsOver).Should().Be(0);
        windows.Count(one => one.IsOver).Should().Be(1);
        others.IsOver.Should().BeFalse();
    }

    [Fact]
    public void A_window_that_has_gone_makes_room()
    {
        var windows = Enumerable.Range(0, OpenCircuitLimiter.PerPerson).Select(_ => Enter(Jamie)).ToList();
        open.Leave(Jamie, windows[4]);

        Enter(Jamie);

        windows.Should().NotContain(one => one.IsOver);
    }

    [Fact]
    public void Windows_that_are_told_to_close_and_stay_leave_no_room_in_the_end()
    {
        for (var window = 0; window < OpenCircuitLimiter.Held; window++)
            Enter(Jamie);

        open.TryEnter(Jamie, new OwnCircuit()).Should().BeFalse();
        open.TryEnter(Guid.NewGuid(), new OwnCircuit()).Should().BeTrue();
    }

    [Fact]
    public void A_window_is_told_once_why_it_closes()
    {
        var told = new List<CircuitEnd>();
        var window = new OwnCircuit();
        window.OnEnd(told.Add);

        window.End(CircuitEnd.TakenOver);
        window.End(CircuitEnd.TooMany);

        told.Should().Equal(CircuitEnd.TakenOver);
    }

    [Fact]
    public void A_window_that_has_to_close_before_its_page_is_there_is_told_when_it_is()
    {
        var told = new List<CircuitEnd>();
        var window = new OwnCircuit();

        window.End(CircuitEnd.TooMany);
        window.OnEnd(told.Add);

        told.Should().Equal(CircuitEnd.TooMany);
    }

    private OwnCircuit Enter(Guid person)
    {
        var circuit = new OwnCircuit();
        open.TryEnter(person, circuit).Should().BeTrue();
        return circuit;
    }
}
