using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>
/// A part of the screen that listens from before its first reading until it goes. What fails here is this circuit's own failure and never
/// reaches who published the change.
/// </summary>
public abstract class LiveComponent : ComponentBase, ILiveListener, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>Who reads, with the rights of this moment: another object means that something about them changed.</summary>
    [CascadingParameter] public required Person Reader { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required LiveWindow Window { get; init; }

    /// <inheritdoc cref="ILiveListener.Watching"/>
    protected virtual Guid? Watching => null;

    /// <summary>Cancelled when the component goes: what is answered later is dropped.</summary>
    protected CancellationToken Leaving { get; private set; }

    Guid? ILiveListener.Watching => Watching;

    // Most of what is heard concerns this part not at all, or is taken in at once: nothing is to be waited for then.
    Task<bool> ILiveListener.TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var taking = TakeOrFailAsync(changes);
        return taking.IsCompletedSuccessfully ? taking : TakeSafelyAsync(taking);
    }

    void ILiveListener.Draw() => StateHasChanged();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Window.Remove(this);
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override void OnInitialized()
    {
        Leaving = leaving.Token;
        Window.Add(this, Reader, InvokeAsync);
    }

    /// <summary>Takes what changed in.</summary>
    /// <returns>Whether the screen looks different from before; only then it is drawn again.</returns>
    protected abstract Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes);

    /// <summary>For a reading the screen does by itself: when the records are busy just now, what is shown stays, and it is told to read
    /// again.</summary>
    /// <returns>Why it was refused.</returns>
    protected async Task<RefusedException?> OrLaterAsync(Func<Task> read)
    {
        var refused = await Refusal.OfAsync(read, Leaving);
        if (refused is UnavailableException)
        {
            Window.FallBehind();
        }

        return refused;
    }

    // What it throws at once is the task’s failure, too.
    private async Task<bool> TakeOrFailAsync(IReadOnlyList<LiveChange> changes) => await TakeAsync(changes);

    private async Task<bool> TakeSafelyAsync(Task<bool> taking)
    {
        var isDifferent = false;
        await Background.RunAsync(async () =>
        {
            var refused = await OrLaterAsync(async () => isDifferent = await taking);
            isDifferent |= refused is not null;
        }, DispatchExceptionAsync);
        return isDifferent;
    }
}
