using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Messaging;

/// <summary>
/// How a conversation comes onto the screen: in place of another, when it has been read, and again when the records were busy.
/// </summary>
public sealed partial class ConversationPane
{
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(3);

    /// <summary>How long what was shown before may stay while the conversation is read: not long enough to be taken for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    private bool isWaiting;
    private bool hasChanged;

    // The screen is drawn once, when there is something to show.
    private async Task OpenHeldBackAsync()
    {
        var opening = OpenAsync();
        await Task.WhenAny(opening, Task.Delay(Longest, Clock, Leaving));
        var isTooLate = !opening.IsCompleted;
        if (!Leaving.IsCancellationRequested)
        {
            await OnOpened.InvokeAsync(ConversationId);
        }

        await opening;
        if (isTooLate)
        {
            StateHasChanged();
        }
    }

    private Task OpenAsync() => OpenForAsync(CurrentPerson.ActorAsync);

    private async Task OpenForAsync(Func<Task<Actor>> whom)
    {
        problem = null;
        var refused = await Refusal.OfAsync(async () => await ShowAsync(await Conversations.OpenAsync(await whom(), ConversationId, At)));
        if (refused is NotFoundException)
        {
            Empty();
            return;
        }

        problem = refused?.Message;
        if (refused.IsBusy() && !isWaiting && !Leaving.IsCancellationRequested)
        {
            _ = Background.RunAsync(() => Refusal.OfAsync(OpenAgainAsync, Leaving), DispatchExceptionAsync);
        }
    }

    private async Task ShowAsync(OpenedConversationModel opened)
    {
        (details, draft, draftNumber, unsent) = (opened.Details, opened.Draft, opened.DraftNumber, opened.Unsent);
        timeline.Open(opened, At);
        Enter();
        await ReadNotesAsync();
        if (hasChanged)
        {
            hasChanged = false;
            await AskAgainAsync();
        }
    }

    // Nobody has to press anything when the records are free again. Who has left opens nothing, and nothing is on record as seen by them.
    private async Task OpenAgainAsync()
    {
        isWaiting = true;
        await Task.Delay(WhileBusy, Clock, Leaving);
        isWaiting = false;
        if (problem is not null)
        {
            await OpenAsync();
            StateHasChanged();
        }
    }
}
