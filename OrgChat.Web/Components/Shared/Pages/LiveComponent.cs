using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>
/// A part of the screen that listens from before its first reading until it goes. What fails here is this circuit's own failure and never
/// reaches who published the change.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private LiveSubscription? live;

    /// <summary>Who reads, with the rights of this moment: another object means that something about them changed.</summary>
    [CascadingParameter] public required Person Reader { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required LiveUpdateService Live { get; init; }

    /// <summary>The conversation whose reading marks, or the member whose sessions are shown, if any.</summary>
    protected virtual Guid? Watching => null;

    /// <summary>Cancelled when the component goes: what is answered later is dropped.</summary>
    protected CancellationToken Leaving { get; private set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        live?.Dispose();
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override void OnInitialized()
    {
        Leaving = leaving.Token;
        live = Live.Subscribe(Reader, changes => InvokeAsync(() =>
            Background.RunAsync(() => TakeSafelyAsync(changes), DispatchExceptionAsync)));
        live.Watching = Watching;
    }

    /// <summary>Takes what changed in; the screen is drawn again afterwards.</summary>
    protected abstract Task TakeAsync(IReadOnlyList<LiveChange> changes);

    private async Task TakeSafelyAsync(IReadOnlyList<LiveChange> changes)
    {
        // When the records are busy just now, what is shown stays, and the next refresh reads again.
        await Refusal.OfAsync(() => TakeAsync(changes), Leaving);
        StateHasChanged();
    }
}
