using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Photos;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// The frame of every page behind the sign-in. It holds who reads, with the rights of this moment, and passes them down: a right
/// that changes draws every page anew.
/// </summary>
public sealed partial class MainLayout : ILiveListener
{
    private OwnCountService counts = null!;
    private string clinic = "";
    private string? problem;
    private PaneErrorBoundary? guard;
    private string? shownPath;
    private Person? changed;
    private PhotoIndex? photos;
    private (Person? Reader, string Clinic, PhotoIndex? Photos) drawn;
    private bool hasLeft;

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required TeamDirectoryService Team { get; init; }

    [Inject] public required PhotoService Photos { get; init; }

    [Inject] public required InboxService Lists { get; init; }

    [Inject] public required PreferenceService Preferences { get; init; }

    [Inject] public required LiveWindow Window { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required OwnCircuit Circuit { get; init; }

    private Person? Reader { get; set; }

    // A bare "#main" would be read against <base href="/"> and leave the page.
    private string SkipTarget => new Uri(Navigation.Uri).PathAndQuery + "#main";

    private bool IsDrawn => ReferenceEquals(Reader, drawn.Reader) && clinic == drawn.Clinic && ReferenceEquals(photos, drawn.Photos);

    Guid? ILiveListener.Watching => null;

    async Task<bool> ILiveListener.TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var before = counts.Numbers;
        await Background.RunAsync(() => TakeAsync(changes), DispatchExceptionAsync);
        return !IsDrawn || counts.Numbers != before;
    }

    // Another reader, another name of the clinic and another photo draw every page anew, another number only what shows it.
    void ILiveListener.Draw()
    {
        if (IsDrawn)
        {
            counts.Draw();
        }
        else
        {
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        Window.Remove(this);
        Circuit.OnEnd(null);
    }

    protected override Task OnInitializedAsync()
    {
        Circuit.OnEnd(CloseWindow);
        counts = new OwnCountService(CurrentPerson, Lists, Preferences, Navigation);
        return EnterAsync();
    }

    protected override void OnAfterRender(bool firstRender) => drawn = (Reader, clinic, photos);

    protected override async Task OnParametersSetAsync()
    {
        guard?.Recover();
        BeginAtTheTop();
        if (Reader is not null)
        {
            await OrLeaveAsync(counts.FollowAsync);
        }
    }

    /// <summary>
    /// Another page begins at its top, wherever the one before was scrolled to; a list that keeps its place goes there by itself.
    /// </summary>
    private void BeginAtTheTop()
    {
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (shownPath is not null && shownPath != path)
        {
            // Not waited for: the frame and the whole page in it would be drawn once more when the browser answers.
            _ = Interop.QuietlyAsync(async () => await Js.InvokeVoidAsync("orgChat.session.toTop"));
        }

        shownPath = path;
    }

    private async Task EnterAsync()
    {
        problem = null;
        Window.Remove(this);
        var refused = await Refusal.OfAsync(async () =>
        {
            var actor = await CurrentPerson.ActorAsync();
            var reader = await Team.SelfAsync(actor);
            Window.Add(this, reader, InvokeAsync);
#pragma warning disable MA0119 // Nothing is prerendered: the browser is already there, and times are right from the first paint.
            LocalTime.Use(await Js.InvokeAsync<string?>("orgChat.timeZone"));
#pragma warning restore MA0119
            changed = null;
            (reader, clinic) = await Team.SelfAtOrganizationAsync(actor); // News of the time before may have come too early.
            photos = await Photos.ListAsync(actor);
            var begun = await Refusal.OfAsync(() => counts.BeginAsync(reader));
            if (begun is UnavailableException or SessionEndedException)
            {
                throw begun;
            }

            await BeginWithRightsOfNowAsync(reader, begun is not null);
        });
        problem = refused?.Message;
        LeaveWhereEnded(refused);
        if (refused is NotFoundException)
        {
            Leave(SessionEnd.SignedOut);
        }
    }

    // Rights may have changed while the window was opening.
    private async Task BeginWithRightsOfNowAsync(Person before, bool wasRefused)
    {
        Reader = changed ?? before;
        if (wasRefused || !Reader.HasSameRightsAs(before))
        {
            await OrLeaveAsync(() => counts.BeginAsync(Reader));
        }
    }

    private async Task TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        foreach (var change in changes)
        {
            await TakeAsync(change);
        }
    }

    private async Task TakeAsync(LiveChange change)
    {
        switch (change)
        {
            case ReaderChange { Reader: { IsActive: true } reader } when Reader is null:
                changed = reader;
                break;
            case ReaderChange { Reader: { IsActive: true } reader }:
                PermissionNewsText.Tell(Toasts, Reader, reader);
                Reader = reader;
                await OrLeaveAsync(() => counts.ReadForAsync(reader));
                break;
            case ReaderChange:
                Leave(SessionEnd.Deactivated);
                break;
            case ClinicChange now:
                clinic = now.Clinic.Name;
                break;
            case PhotoChange news:
                photos = news.Photos;
                break;
            case ConversationChange conversation when Reader is not null:
                await (counts.Take(conversation) ? OrLeaveAsync(counts.CountAsync) : Task.CompletedTask);
                break;
            case RefreshChange when Reader is not null:
                await OrLeaveAsync(RefreshAsync);
                break;
        }
    }

    private async Task RefreshAsync()
    {
        await counts.CountAsync();
        var actor = (await CurrentPerson.ActorAsync()).AsScreen();
        (_, clinic) = await Team.SelfAtOrganizationAsync(actor);
        photos = await Photos.ListAsync(actor);
    }

    // When the records are busy just now, or a right has just gone and its news is on the way, what comes next counts again.
    private async Task OrLeaveAsync(Func<Task> act)
    {
        var refused = await Refusal.OfAsync(act);
        if (refused is UnavailableException)
        {
            Window.FallBehind();
        }

        LeaveWhereEnded(refused);
    }

    private void LeaveWhereEnded(RefusedException? refused)
    {
        if (refused is SessionEndedException over)
        {
            Leave(over.Because);
        }
    }

    // Read again from the start, as whoever is signed in here now; or told why this window is closed.
    private void CloseWindow(CircuitEnd because) => _ = InvokeAsync(() =>
        EmptyAndGo(because == CircuitEnd.TooMany ? "/window-closed" : "/chat"));

    // A window that is over by itself goes where that sends it.
    private void Leave(SessionEnd because)
    {
        if (!Circuit.IsOver)
        {
            EmptyAndGo(Door(because));
        }
    }

    /// <summary>Empties the page first; only then it goes.</summary>
    private void EmptyAndGo(string address)
    {
        if (hasLeft)
        {
            return;
        }

        hasLeft = true;
        Window.Remove(this);
        Reader = null;
        problem = null;
        StateHasChanged();

        // Not waited for: a circuit that is refused hears no answers any more, and a browser may be gone.
        _ = Interop.QuietlyAsync(async () => await Js.InvokeVoidAsync("orgChat.session.go", address));
    }

    // Back to the same place, where the same person is likely to return.
    private string Door(SessionEnd because) => because is SessionEnd.Idle or SessionEnd.Longest
        ? $"/sign-in?because={because}&returnUrl={Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri))}"
        : $"/sign-in?because={because}";
}
