using Microsoft.AspNetCore.Components.Server.Circuits;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Circuits;

/// <summary>
/// What this window hears of live changes, once for all its parts: they are told in one turn, and those that look different afterwards are
/// drawn together. While the line to the browser is gone, nothing is read or drawn.
/// </summary>
public sealed class LiveWindow(LiveUpdateService live) : CircuitHandler, IDisposable
{
    private readonly List<ILiveListener> listeners = [];
    private LiveSubscription? subscription;

    /// <summary>Where several parts are drawn in one batch; null before the frame of the page is there.</summary>
    internal LiveDrawing? Drawing { get; set; }

    /// <summary>Tells this part from now on. It begins before its first reading, so that nothing falls between.</summary>
    /// <param name="reader">Who sits at this window, with the rights last read.</param>
    /// <param name="dispatch">Brings work onto the window’s own thread.</param>
    public void Add(ILiveListener listener, Person reader, Func<Func<Task>, Task> dispatch)
    {
        listeners.Add(listener);
        subscription ??= live.Subscribe(reader, changes => dispatch(() => TellAsync(changes)));
        Watch();
    }

    /// <summary>A part has gone.</summary>
    public void Remove(ILiveListener listener)
    {
        listeners.Remove(listener);
        if (listeners.Count == 0)
        {
            Dispose();
        }
        else
        {
            Watch();
        }
    }

    /// <summary>Something could not be read just now: the window is told to read again.</summary>
    public void FallBehind() => subscription?.FallBehind();

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        subscription?.Pause();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        subscription?.Resume();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        subscription?.Dispose();
        subscription = null;
    }

    private void Watch()
    {
        if (subscription is not null)
        {
            subscription.Watching = [.. listeners.Select(listener => listener.Watching).OfType<Guid>()];
        }
    }

    // What is taken in at once is drawn at once; who has to read first is drawn when it has.
    private async Task TellAsync(IReadOnlyList<LiveChange> changes)
    {
        var (different, later) = (new List<ILiveListener>(), new List<Task>());
        foreach (var listener in listeners.ToArray())
        {
            // What one takes in may take others off the screen.
            if (listeners.Contains(listener))
            {
                var taking = listener.TakeAsync(changes);
                if (!taking.IsCompletedSuccessfully)
                {
                    later.Add(DrawAfterAsync(listener, taking));
                }
                else if (await taking)
                {
                    different.Add(listener);
                }
            }
        }

        Draw(different);
        await Task.WhenAll(later);
    }

    private async Task DrawAfterAsync(ILiveListener listener, Task<bool> taking) => Draw(await taking ? [listener] : []);

    private void Draw(List<ILiveListener> different)
    {
        different.RemoveAll(listener => !listeners.Contains(listener));
        if (different.Count > 1 && Drawing is not null)
        {
            Drawing.Draw(different);
            return;
        }

        foreach (var listener in different)
        {
            listener.Draw();
        }
    }
}
