using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Components.Shared;

/// <summary>
/// A page that shows what its reader may see at this moment. It reads again when something it shows may have changed, and looks like an
/// unknown address as soon as it is not open to the reader.
/// </summary>
public abstract class LivePage : LiveComponent
{
    private Task reading = Task.CompletedTask;
    private object? shown;
    private bool isReadWanted;
    private bool isReadByItself;
    private bool isAwaited;
    private bool isGone;
    private string? notRead;

    protected bool IsMissing => isGone || !IsFor(Reader);

    protected bool IsLoading { get; private set; } = true;

    /// <summary>Whether something the reader asked for is on its way; what the page reads by itself is not told.</summary>
    protected bool IsReading { get; private set; }

    [Inject] public required UserAction Attempt { get; init; }

    protected string? Problem => Attempt.Problem ?? notRead;

    /// <summary>What the address names; when it changes, the page begins anew.</summary>
    protected virtual object Subject => GetType();

    protected virtual bool IsFor(Person reader) => reader is TeamMember;

    protected virtual bool Concerns(LiveChange change) => change is ReaderChange or RefreshChange;

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

    protected sealed override Task TakeAsync(IReadOnlyList<LiveChange> changes) =>
        changes.Any(Concerns) ? ReadByItselfAsync(isAnswer: false) : Task.CompletedTask;

    /// <summary>Reads with the rights of now; calls that come meanwhile share one more reading.</summary>
    protected async Task ReadAgainAsync()
    {
        (isReadByItself, isAwaited, IsReading) = (false, true, true);
        await ReadWantedAsync();
        IsReading = false;
    }

    // What the screen repeats on its own is nobody’s attempt, when it is refused.
    private Task ReadByItselfAsync(bool isAnswer)
    {
        isAwaited |= isAnswer;
        isReadByItself = !isReadWanted || isReadByItself;
        return ReadWantedAsync();
    }

    private Task ReadWantedAsync()
    {
        isReadWanted = true;
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
            await ReadByItselfAsync(isAnswer: true);
        }
    });

    private async Task ReadWhileWantedAsync()
    {
        while (isReadWanted)
        {
            isReadWanted = false;
            await TryReadAsync();
        }

        IsLoading = false;
    }

    private async Task TryReadAsync()
    {
        // For whom it is read is settled now: what comes meanwhile asks for another reading.
        var (byItself, isSaid) = (isReadByItself, isAwaited || IsLoading);
        isAwaited = false;
        var refused = await Refusal.OfAsync(async () =>
        {
            var actor = await CurrentPerson.ActorAsync();
            await ReadAsync(byItself ? actor.AsScreen() : actor);
        });
        (isGone, notRead) = refused switch
        {
            null => (false, null),
            NotFoundException => (true, notRead),
            _ when !isSaid => (isGone, notRead), // What is shown stays; the next refresh reads again.
            _ => (isGone, refused.Message),
        };
    }
}
