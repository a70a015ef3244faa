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

    async Task<bool> ILiveListener.TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var isDifferent = false;
        await Background.RunAsync(async () => isDifferent = await TakeSafelyAsync(changes), DispatchExceptionAsync);
        return isDifferent;
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

    private async Task<bool> TakeSafelyAsync(IReadOnlyList<LiveChange> changes)
    {
        var isDifferent = false;
        var refused = await OrLaterAsync(async () => isDifferent = await TakeAsync(changes));
        return isDifferent || refused is not null;
    }
}
