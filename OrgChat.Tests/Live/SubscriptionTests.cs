using OrgChat.Domain.Live;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Live;

public sealed class SubscriptionTests : ClinicTest
{
    [Fact]
    public async Task A_closed_screen_no_longer_listens()
    {
        var screens = new List<TestScreen>();
        foreach (var _ in Enumerable.Range(0, 20))
            screens.Add(await TestScreen.OpenAsync(Clinic, Clinic.Maria));
        Clinic.Live.Listeners.Should().Be(20);

        screens.ForEach(screen => screen.Dispose());
        screens.ForEach(screen => screen.Dispose());

        Clinic.Live.Listeners.Should().Be(0);
    }

    [Fact]
    public async Task A_closed_screen_can_be_forgotten()
    {
        var (subscription, screen) = await OpenAndCloseAsync();

        await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            return !subscription.IsAlive && !screen.IsAlive;
        });
    }

    [Fact]
    public async Task A_closed_screen_is_told_nothing_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var told = 0;
        var closed = Clinic.Live.Subscribe(await Clinic.PersonAsync(Clinic.Maria), _ => Task.FromResult(Interlocked.Increment(ref told)));
        closed.Dispose();
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Maria);

        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await witness.SettledAsync();

        told.Should().Be(0);
    }

    [Fact]
    public async Task A_screen_that_fails_or_hangs_disturbs_neither_the_sender_nor_the_others()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var maria = await Clinic.PersonAsync(Clinic.Maria);
        var never = new TaskCompletionSource();
        using var throwing = Clinic.Live.Subscribe(maria, _ => throw new InvalidOperationException("This screen is broken."));
        using var failing = Clinic.Live.Subscribe(maria, _ => Task.FromException(new InvalidOperationException("This one too.")));
        using var hanging = Clinic.Live.Subscribe(maria, _ => never.Task);
        using var healthy = await TestScreen.OpenAsync(Clinic, Clinic.Maria);

        foreach (var number in Enumerable.Range(1, 3))
        {
            (await Clinic.SayAsync(Clinic.Ana, chat, $"Message {number}")).Should().Be(number);
            (await healthy.SettledAsync()).OfType<ConversationChange>().Last().Snapshot!.Conversation.LastNumber.Should().Be(number);
        }

        await Eventually.TrueAsync(() => Clinic.Live.Listeners == 2);
        never.SetResult();
    }

    [Fact]
    public async Task A_screen_is_visited_in_its_own_context_and_one_visit_at_a_time()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var whose = new AsyncLocal<string> { Value = "this screen" };
        var (inside, worst, contexts) = (0, 0, new List<string?>());
        using var subscription = Clinic.Live.Subscribe(await Clinic.PersonAsync(Clinic.Maria), async _ =>
        {
            worst = Math.Max(worst, Interlocked.Increment(ref inside));
            contexts.Add(whose.Value);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        });
        whose.Value = "the publisher";
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Maria);

        foreach (var number in Enumerable.Range(1, 10))
        {
            await Clinic.SayAsync(Clinic.Ana, chat, $"Message {number}");
            await witness.SettledAsync();
        }

        await Eventually.TrueAsync(() => inside == 0 && contexts.Count > 0);
        worst.Should().Be(1);
        contexts.Should().OnlyContain(context => context == "this screen");
    }

    private async Task<(WeakReference Subscription, WeakReference Screen)> OpenAndCloseAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await screen.SettledAsync();
        screen.Dispose();
        return (new WeakReference(screen.Subscription), new WeakReference(screen));
    }
}
