using System.Collections.Immutable;
using System.Threading.Channels;

namespace OrgChat.Domain.Storage.Signals;

/// <summary>
/// The wire between a commit and whoever wants to hear of it. Each listener hears every signal from when it began to listen, in the order
/// of the commits. Another node’s signals would be published here as well.
/// </summary>
public sealed class SignalQueue
{
    private ImmutableArray<Channel<Signal>> listeners = [];

    /// <summary>Never waits and never fails: who published has already committed.</summary>
    public void Publish(Signal signal)
    {
        foreach (var listener in listeners)
        {
            listener.Writer.TryWrite(signal);
        }
    }

    /// <summary>Begins to listen; what is not read is kept, so read on for as long as the program runs.</summary>
    internal ChannelReader<Signal> Listen()
    {
        var listener = Channel.CreateUnbounded<Signal>(new UnboundedChannelOptions { SingleReader = true });
        ImmutableInterlocked.Update(ref listeners, others => others.Add(listener));
        return listener.Reader;
    }
}
