using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Messaging;

/// <summary>How a conversation comes onto the screen: in place of another, when it has been read, and again when the records were busy.</summary>
public sealed partial class ConversationPane
{
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(3);

    /// <summary>How long what was shown before may stay while the conversation is read: not long enough to be taken for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    private bool isWaiting;
    private bool hasChanged;

    // Nothing waits for it: the screen is drawn once, when there is something to show.
    private async Task OpenHeldBackAsync()
    {
        try
        {
            var opening = OpenAsync();
            await Task.WhenAny(opening, Task.Delay(Longest, Clock, leaving.Token));
            var isTooLate = !opening.IsCompleted;
            if (!leaving.IsCancellationRequested)
            {
                await OnOpened.InvokeAsync(ConversationId);
            }

            await opening;
            if (isTooLate)
            {
                StateHasChanged();
            }
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private Task OpenAsync() => OpenForAsync(CurrentPerson.ActorAsync);

    private async Task OpenForAsync(Func<Task<Actor>> whom)
    {
        problem = null;
        try
        {
            var opened = await Conversations.OpenAsync(await whom(), ConversationId, At);
            (details, draft, unsent) = (opened.Details, opened.Draft, opened.Unsent);
            timeline.Open(opened, At);
            if (hasChanged)
            {
                hasChanged = false;
                await AskAgainAsync();
            }
        }
        catch (NotFoundException)
        {
            Empty();
        }
        catch (RefusedException refused)
        {
            problem = refused.Message;
            if (refused is UnavailableException { IsBusy: true } && !isWaiting && !leaving.IsCancellationRequested)
            {
                _ = OpenAgainAsync();
            }
        }
    }

    // Nobody has to press anything when the records are free again. Who has left opens nothing, and nothing is on record as seen by them.
    private async Task OpenAgainAsync()
    {
        isWaiting = true;
        try
        {
            await Task.Delay(WhileBusy, Clock, leaving.Token);
            isWaiting = false;
            if (problem is not null)
            {
                await OpenAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // They left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
