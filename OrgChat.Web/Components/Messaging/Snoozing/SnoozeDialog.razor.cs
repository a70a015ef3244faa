using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Snoozing;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Messaging.Snoozing;

/// <summary>Asks until when.</summary>
public sealed partial class SnoozeDialog
{
    private IReadOnlyList<SnoozeOffer> offers = [];
    private DateOnly? day;
    private TimeOnly? time = SnoozeOffer.Morning;

    /// <summary>Does it; what it refuses is said here.</summary>
    [Parameter, EditorRequired] public required Func<DateTimeOffset, Task> OnSnooze { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnInitialized() =>
        (offers, day) = (SnoozeOffer.For(Clock.GetUtcNow(), LocalTime.Zone), LocalTime.Today.AddDays(1));

    private Task SnoozeAtAsync() => Attempt.TryAsync(() => day is { } chosen && time is { } at
        ? DoAsync(LocalTime.MomentOf(chosen, at))
        : throw new RefusedException("SnoozeWhen"));

    private Task SnoozeAsync(DateTimeOffset until) => Attempt.TryAsync(() => DoAsync(until));

    private async Task DoAsync(DateTimeOffset until)
    {
        await OnSnooze(until);
        await OnClose.InvokeAsync();
    }
}
