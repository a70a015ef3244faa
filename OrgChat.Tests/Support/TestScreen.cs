using System.Threading.Channels;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Tests.Support;

/// <summary>An open screen that listens and keeps what it is told.</summary>
public sealed class TestScreen : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<LiveChange> told = Channel.CreateUnbounded<LiveChange>();
    private readonly SignalQueue signals;
    private readonly Guid organizationId;

    private TestScreen(TestClinic clinic, Person reader)
    {
        signals = clinic.Signals;
        organizationId = reader.OrganizationId;
        Subscription = clinic.Live.Subscribe(reader, changes =>
        {
            foreach (var change in changes)
                told.Writer.TryWrite(change);

            return Task.CompletedTask;
        });
    }

    public LiveSubscription Subscription { get; }

    public static async Task<TestScreen> OpenAsync(TestClinic clinic, Someone reader, Guid? watching = null)
    {
        var screen = new TestScreen(clinic, await clinic.PersonAsync(reader));
        screen.Subscription.Watching = watching is { } id ? [id] : [];
        return screen;
    }

    /// <summary>Everything told up to and with the first change that fits.</summary>
    public async Task<List<LiveChange>> UntilAsync(Func<LiveChange, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        var heard = new List<LiveChange>();
        while (heard.Count == 0 || !fits(heard[^1]))
            heard.Add(await told.Reader.ReadAsync(patience.Token));

        return heard;
    }

    /// <summary>Everything told of what happened until now: a conversation nobody has, signalled last, ends it.</summary>
    public async Task<List<LiveChange>> SettledAsync()
    {
        var end = Guid.NewGuid();
        signals.Publish(new Signal(organizationId, SignalKind.Conversation, end));
        var heard = await UntilAsync(change => change is ConversationChange { ConversationId: var id } && id == end);
        return heard[..^1];
    }

    /// <summary>The next change of this kind.</summary>
    public async Task<T> NextAsync<T>() where T : LiveChange => (T)(await UntilAsync(change => change is T))[^1];

    public void Dispose() => Subscription.Dispose();
}
