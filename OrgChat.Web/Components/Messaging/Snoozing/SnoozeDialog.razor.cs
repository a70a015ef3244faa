using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Snoozing;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Snoozing;

/// <summary>Asks until when.</summary>
public sealed partial class SnoozeDialog
{
    private IReadOnlyList<SnoozeOffer> offers = [];
    private DateOnly? day;
    private TimeOnly? time;

    /// <summary>Does it; what it refuses is said here.</summary>
    [Parameter, EditorRequired] public required Func<DateTimeOffset, Task> OnSnooze { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClinicProfileService Profile { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var office = new OfficeTime(null, null);
        await Refusal.OfAsync(async () => office = (await Profile.ReadAsync((await CurrentPerson.ActorAsync()).AsScreen())).Waits.Office);
        offers = SnoozeOffer.For(Clock.GetUtcNow(), LocalTime.Zone, office);
        var next = (offers.FirstOrDefault(offer => offer.Preset is SnoozePreset.Tomorrow or null) ?? offers[^1]).Until;
        (day, time) = (LocalTime.DayOf(next), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(next, LocalTime.Zone).DateTime));
    }

    private string NameOf(SnoozeOffer offer) => offer.Preset is { } preset
        ? Words.Of(preset)
        : OpeningHoursText.Name(LocalTime.DayOf(offer.Until).DayOfWeek);

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
