using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>
/// A page that shows what its reader may see at this moment. It reads again when something it shows may have changed, and looks like an
/// unknown address as soon as it is not open to the reader.
/// </summary>
public abstract class LivePage : LiveComponent
{
    private Task reading = Task.CompletedTask;
    private object? shown;
    private Asking wanted;
    private bool isGone;
    private string? notRead;

    /// <summary>Who waits for a reading, the most demanding last.</summary>
    private enum Asking
    {
        Nobody,

        /// <summary>A refusal is not said: what is shown stays, and the next refresh reads again.</summary>
        Screen,

        /// <summary>Somebody acted, and is to see how things stand now. What the screen repeats on its own is nobody’s attempt.</summary>
        Act,
        Person,
    }

    protected bool IsMissing => isGone || !IsFor(Reader);

    protected bool IsLoading { get; private set; } = true;

    /// <summary>Whether something the reader asked for is on its way; what the page reads by itself is not told.</summary>
    protected bool IsReading { get; private set; }

    [Inject] public required UserAction Attempt { get; init; }

    protected string? Problem => Attempt.Problem ?? notRead;

    /// <summary>What the address names; when it changes, the page begins anew.</summary>
    protected virtual object Subject => GetType();

    protected virtual bool IsFor(Person reader) => reader is TeamMember;

    /// <summary>Much of what the clinic sets up is told by no signal: such pages read again as time passes.</summary>
    protected virtual bool Concerns(LiveChange change) => change is ReaderChange or RefreshChange or TimeChange;

    /// <summary>Reads all the page shows. <see cref="NotFoundException"/> makes it look like an unknown address.</summary>
    protected abstract Task ReadAsync(Actor actor);

    protected override async Task OnParametersSetAsync()
    {
        if (!Equals(shown, Subject))
        {
            shown = Subject;
            IsLoading = true;
            await ReadAgainAsync();
        }
    }

    protected sealed override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        if (changes.Any(Concerns))
        {
            await ReadForAsync(Asking.Screen);
            return true;
        }

        return changes.OfType<TimeChange>().Any(); // “12 m” and “Yesterday” may be old.
    }

    /// <summary>Reads with the rights of now; calls that come meanwhile share one more reading.</summary>
    protected async Task ReadAgainAsync()
    {
        IsReading = true;
        await ReadForAsync(Asking.Person);
        IsReading = false;
    }

    private Task ReadForAsync(Asking asking)
    {
        wanted = asking > wanted ? asking : wanted;
        return reading.IsCompleted ? reading = ReadWhileWantedAsync() : reading;
    }

    /// <summary>Acts once, and shows how things stand afterwards, also when the act was refused.</summary>
    protected Task<bool> ActAsync(Func<Actor, Task> act) => Attempt.TryAsync(async () =>
    {
        try
        {
            await act(await CurrentPerson.ActorAsync());
        }
        finally
        {
            await ReadForAsync(Asking.Act);
        }
    });

    private async Task ReadWhileWantedAsync()
    {
        while (wanted != Asking.Nobody)
        {
            var asking = wanted;
            wanted = Asking.Nobody; // What comes meanwhile asks for another reading.
            await TryReadAsync(asking);
        }

        IsLoading = false;
    }

    private async Task TryReadAsync(Asking asking)
    {
        var refused = await OrLaterAsync(async () =>
        {
            var actor = await CurrentPerson.ActorAsync();
            await ReadAsync(asking == Asking.Person ? actor : actor.AsScreen());
        });
        (isGone, notRead) = refused switch
        {
            null => (false, null),
            NotFoundException => (true, notRead),
            _ when asking == Asking.Screen && !IsLoading => (isGone, notRead),
            _ => (isGone, refused.Message),
        };
    }
}
