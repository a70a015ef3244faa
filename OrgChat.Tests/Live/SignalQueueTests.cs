using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Tests.Live;

public sealed class SignalQueueTests
{
    private readonly SignalQueue signals = new();

    [Fact]
    public void Whoever_listens_hears_everything_in_order_and_takes_nothing_from_the_others()
    {
        var (screens, mails) = (signals.Listen(), signals.Listen());
        var told = Enumerable.Range(0, 3).Select(_ => new Signal(Guid.NewGuid(), SignalKind.Conversation, Guid.NewGuid())).ToList();

        told.ForEach(signals.Publish);

        foreach (var listener in new[] { screens, mails })
        {
            var heard = new List<Signal>();
            while (listener.TryRead(out var signal))
                heard.Add(signal);

            heard.Should().Equal(told);
        }
    }

    [Fact]
    public void What_was_said_before_one_listens_is_not_heard()
    {
        signals.Publish(new(Guid.NewGuid(), SignalKind.Person, Guid.NewGuid()));

        signals.Listen().TryRead(out _).Should().BeFalse();
    }
}
