using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging;

/// <summary>An open conversation, live. A right that goes empties it; what one may not see looks like what does not exist.</summary>
public sealed partial class ConversationPane
{
    private readonly Timeline timeline = new();
    private ConversationModel? details;
    private SavedDraft? draft;
    private long draftNumber;
    private DraftChange? draftNews;
    private IReadOnlyList<Attachment> unsent = [];
    private Person? shownTo;
    private long? wentTo;
    private string? problem;
    private bool isGone;
    private bool? locksClosed;
    private DateOnly today;
    private EqualList<Presence> here = new([]);

    [Parameter, EditorRequired] public required Guid ConversationId { get; set; }

    [Parameter, EditorRequired] public required ChatView View { get; set; }

    /// <summary>The list to go back to.</summary>
    [CascadingParameter] public ListPlace? Place { get; set; }

    /// <summary>The message to show, by its number; null for where reading goes on.</summary>
    [Parameter] public long? At { get; set; }

    /// <summary>Shows nothing yet, because what was shown before is still there.</summary>
    [Parameter] public bool IsHeldBack { get; set; }

    /// <summary>There is something to show in its place, or it has been there long enough.</summary>
    [Parameter] public EventCallback<Guid> OnOpened { get; set; }

    /// <summary>One came here to write.</summary>
    [Parameter] public bool TakesFocus { get; set; }

    /// <summary>Something was sent.</summary>
    [Parameter] public EventCallback OnSent { get; set; }

    [Parameter] public bool IsPanelOpen { get; set; }

    [Parameter] public EventCallback<bool> IsPanelOpenChanged { get; set; }

    [Inject] public required ReadingService Conversations { get; init; }

    [Inject] public required PersonalStateService States { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required PresenceService Presence { get; init; }

    [Inject] public required PresenceHandler Own { get; init; }

    protected override Guid? Watching => ConversationId;

    private string ListAddress => Place?.Address() ?? View.Address();

    protected override async Task OnParametersSetAsync()
    {
        if (shownTo is null)
        {
            (shownTo, wentTo, today) = (Reader, At, LocalTime.Today);
            if (IsHeldBack)
            {
                _ = Background.RunAsync(OpenHeldBackAsync, DispatchExceptionAsync);
                return;
            }

            await OpenAsync();
        }
        else if (wentTo != At && details is not null)
        {
            wentTo = At;
            await GoToAsync();
        }
        else if (!ReferenceEquals(shownTo, Reader))
        {
            shownTo = Reader;
            await AskAgainAsync();
        }
    }

    private Task GoToAsync() => At is { } number
        ? JumpAsync(() => ReadOnAsync(Conversations.AroundAsync, number, page => timeline.StartAgain(page, number)))
        : Task.CompletedTask;

    // Everything on the screen goes: what was read is not left for somebody who may no longer read it.
    private void Empty()
    {
        isGone = true;
        details = null;
        Own.Leave(ConversationId);
        (draft, draftNews) = (null, null);
        timeline.Clear();
    }

    private async Task AskAgainAsync()
    {
        if (details is null)
        {
            isGone = false;
            await OpenForAsync(ScreenAsync);
            return;
        }

        await EmptyWhereNotFoundAsync(async () =>
        {
            Show(await Conversations.DetailsAsync(await ScreenAsync(), ConversationId));
            Follow(await Conversations.DraftAsync(await ScreenAsync(), ConversationId));
            await CatchUpAsync(null);
        });
        await ReadNotesAsync();
    }

    /// <returns>Why it was refused, where the conversation is still open to the reader.</returns>
    private async Task<RefusedException?> EmptyWhereNotFoundAsync(Func<Task> read)
    {
        var refused = await OrLaterAsync(read);
        if (refused is not NotFoundException)
        {
            return refused;
        }

        Empty();
        return null;
    }

    // Equal details stay the same object: what shows them is not drawn again.
    private void Show(ConversationModel now) => details = now == details ? details : now;

    private void Follow(DraftChange? news) =>
        draftNews = news?.Number > (draftNews?.Number ?? draftNumber) ? news : draftNews;

    // Whoever sees it is seen by their colleagues to be there.
    private void Enter()
    {
        Own.Enter(Reader, ConversationId);
        here = Reader is TeamMember ? Presence.Now(Reader.OrganizationId).BesideMe(ConversationId, Reader) : here;
    }

    // What came with the change need not be asked for; what reaches further back is.
    private async Task CatchUpAsync(ConversationSnapshot? changed)
    {
        if (timeline.BeingChecked is { Count: > 0 } waiting)
        {
            timeline.Replace((changed is null ? null : ReadingService.AgainIn(changed, waiting))
                ?? await Conversations.AgainAsync(await ScreenAsync(), ConversationId, waiting));
        }

        if (!timeline.HasNewer)
        {
            timeline.Append((changed is null ? null : ReadingService.NewerIn(Reader, changed, timeline.LastNumber))
                ?? await Conversations.NewerAsync(await ScreenAsync(), ConversationId, timeline.LastNumber));
        }
    }

    private Task LoadOlderAsync() => ReadOnAsync(Conversations.OlderAsync, timeline.FirstNumber, timeline.Prepend);

    private Task LoadNewerAsync() => ReadOnAsync(Conversations.NewerAsync, timeline.LastNumber, timeline.Append);

    private Task JumpToNewestAsync() =>
        JumpAsync(() => ReadOnAsync((actor, id, _) => Conversations.NewestAsync(actor, id), 0, page => timeline.StartAgain(page)));

    /// <summary>
    /// To another part of the conversation. When it cannot be read just now, what is shown and what is being written stay.
    /// </summary>
    private async Task JumpAsync(Func<Task> read)
    {
        if (await Refusal.OfAsync(read, Leaving) is not null)
        {
            Toasts.Refuse(Words["PartNotRead"], SharedWords.Words["TryAgain"], () => JumpAgainAsync(read));
        }
    }

    // Pressed in the corner of the screen, perhaps after they left.
    private Task JumpAgainAsync(Func<Task> read) => Leaving.IsCancellationRequested ? Task.CompletedTask : InvokeAsync(async () =>
    {
        await JumpAsync(read);
        StateHasChanged();
    });

    /// <exception cref="RefusedException">It cannot be read just now.</exception>
    private async Task ReadOnAsync(Func<Actor, Guid, long, Task<MessagePage>> read, long number, Action<MessagePage> take)
    {
        var refused = await EmptyWhereNotFoundAsync(async () => take(await read(await CurrentPerson.ActorAsync(), ConversationId, number)));
        if (refused is not null)
        {
            throw refused;
        }

        await ReadNotesAsync();
    }

    // Closed to the reader or busy just now: what is unread stays unread, which is the safe side.
    private Task SeenAsync(long number) => Refusal.OfAsync(async () =>
    {
        if (details is not null && number > details.ReadNumber)
        {
            await States.MarkReadAsync(await ScreenAsync(), ConversationId, number);
        }
    });

    private async Task<Actor> ScreenAsync() => (await CurrentPerson.ActorAsync()).AsScreen();

    private Task TogglePanelAsync() => IsPanelOpenChanged.InvokeAsync(!IsPanelOpen);

    private void Leave() => Navigation.NavigateTo(ListAddress);

    private (ConversationModel?, int, bool, string?, DateOnly, EqualList<Presence>, DraftChange?, bool?) Shown =>
        (details, timeline.Revision, isGone, problem, today, here, draftNews, locksClosed);

    protected override void Dispose(bool disposing)
    {
        Own.Leave(ConversationId);
        base.Dispose(disposing);
    }

    protected override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var before = Shown;
        foreach (var change in changes)
        {
            await TakeAsync(change);
        }

        return Shown != before;
    }

    private async Task TakeAsync(LiveChange change)
    {
        switch (change)
        {
            case ConversationChange { Snapshot: null } gone when gone.ConversationId == ConversationId && !isGone:
                Empty();
                break;
            case ConversationChange { Snapshot: { } snapshot } changed when changed.ConversationId == ConversationId && details is not null:
                await TakeAsync(snapshot, details.Revision);
                break;
            case ConversationChange changed when changed.ConversationId == ConversationId && details is null && !isGone:
                hasChanged = true; // It is being read just now: perhaps as it was before.
                break;
            case ConversationChange changed when changed.ConversationId == ConversationId && isGone:
            case RefreshChange when details is not null:
                await AskAgainAsync();
                break;
            case DraftChange news when news.ConversationId == ConversationId && !isGone:
                Follow(news);
                break;
            case PresenceChange presence:
                here = presence.BesideMe(ConversationId, Reader);
                break;
            case NoteChange note when note.ConversationId == ConversationId:
                await ReadNotesAsync();
                break;
            case ClinicChange { Clinic: var clinic }:
                locksClosed = clinic.LocksClosed;
                break;
            case TimeChange:
                today = LocalTime.Today; // “Today” may have become “Yesterday”.
                break;
        }
    }

    private async Task TakeAsync(ConversationSnapshot snapshot, long shownRevision)
    {
        if (snapshot.Conversation.Revision < shownRevision)
        {
            return; // Read before what is shown already; newer news is on its way.
        }

        Show(ReadingService.DetailsOf(Reader, snapshot));
        if (snapshot.Conversation.Revision != shownRevision)
        {
            await CatchUpAsync(snapshot);
        }
    }
}
