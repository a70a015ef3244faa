using System.Threading.Channels;

namespace OrgChat.Domain.Storage.Signals;

/// <summary>The wire between a commit and <c>LiveUpdateService</c>; another node’s signals would be published here as well.</summary>
public sealed class SignalQueue
{
    private readonly Channel<Signal> channel = Channel.CreateUnbounded<Signal>(new UnboundedChannelOptions { SingleReader = true });

    internal ChannelReader<Signal> Reader => channel.Reader;

    /// <summary>Never waits and never fails: who published has already committed.</summary>
    public void Publish(Signal signal) => channel.Writer.TryWrite(signal);
}
