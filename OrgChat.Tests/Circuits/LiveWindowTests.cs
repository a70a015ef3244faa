using System.Collections.Concurrent;
using OrgChat.Domain.Live;
using OrgChat.Tests.Support;
using OrgChat.Web.Circuits;

namespace OrgChat.Tests.Circuits;

public sealed class LiveWindowTests : ClinicTest
{
    private readonly Part list = new();
    private readonly Part pane = new();

    [Fact]
    public async Task A_window_listens_once_however_many_parts_it_has_and_no_more_when_all_have_gone()
    {
        var window = await OpenAsync();
        Clinic.Live.Listeners.Should().Be(1);

        window.Remove(list);
        Clinic.Live.Listeners.Should().Be(1);
        window.Remove(pane);

        Clinic.Live.Listeners.Should().Be(0);
    }

    [Fact]
    public async Task Only_what_looks_different_is_drawn_and_who_has_to_read_first_holds_up_nobody()
    {
        await OpenAsync();
        pane.IsDifferent.SetResult(true);

        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");

        await Eventually.TrueAsync(() => pane.Drawn > 0);
        list.Told.Should().NotBeEmpty();
        list.IsDifferent.SetResult(false);
        list.Drawn.Should().Be(0);
    }

    [Fact]
    public async Task What_one_part_takes_off_the_screen_is_told_and_drawn_no_more()
    {
        var window = await OpenAsync();
        list.IsDifferent.SetResult(true);
        pane.IsDifferent.SetResult(true);
        list.OnTold = () => window.Remove(pane);

        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");

        await Eventually.TrueAsync(() => list.Drawn > 0);
        (pane.Told.Count, pane.Drawn).Should().Be((0, 0));
        Clinic.Live.Listeners.Should().Be(1, "the window goes on listening");
    }

    [Fact]
    public async Task A_window_whose_line_is_gone_takes_nothing_in_and_reads_again_when_it_is_back()
    {
        var window = await OpenAsync();
        pane.IsDifferent.SetResult(false);
        list.IsDifferent.SetResult(false);
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await window.OnConnectionDownAsync(null!, default);
        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        await witness.SettledAsync();
        pane.Told.Should().BeEmpty();

        await window.OnConnectionUpAsync(null!, default);

        await Eventually.TrueAsync(() => !pane.Told.IsEmpty);
        pane.Told.Should().Equal(new RefreshChange());
    }

    private async Task<LiveWindow> OpenAsync()
    {
        var window = new LiveWindow(Clinic.Live);
        var maria = await Clinic.PersonAsync(Clinic.Maria);
        window.Add(list, maria, work => work());
        window.Add(pane, maria, work => work());
        return window;
    }

    private sealed class Part : ILiveListener
    {
        public Guid? Watching => null;

        public TaskCompletionSource<bool> IsDifferent { get; } = new();

        public ConcurrentQueue<LiveChange> Told { get; } = [];

        public Action? OnTold { get; set; }

        public int Drawn { get; private set; }

        public Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
        {
            foreach (var change in changes)
                Told.Enqueue(change);

            OnTold?.Invoke();
            return IsDifferent.Task;
        }

        public void Draw() => Drawn++;
    }
}
