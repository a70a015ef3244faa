using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Joining;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Messaging.Details;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging;

/// <summary>The head of an open conversation: whose it is, and what one can do with it as a whole.</summary>
public sealed partial class ConversationHead
{
    private Question asks;
    private string? problem;
    private (Toast Offered, Func<bool> IsAsLeft, bool Was)? undo;

    /// <summary>The newest message when the question was asked.</summary>
    private long askedAfter;

    /// <summary>The newest message that was shown with it.</summary>
    private long shownNumber;

    private enum Question
    {
        Nothing,
        Close,
        NoReply,
        HandTo,
        Owner,
        Snooze,
    }

    [CascadingParameter] public required Person Reader { get; set; }

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [CascadingParameter(Name = "Clinic")] public required string Clinic { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    /// <summary>Who else of the team is here.</summary>
    [Parameter] public EqualList<Presence> Here { get; set; } = new([]);

    [Parameter, EditorRequired] public required ChatView View { get; set; }

    /// <summary>The list to go back to.</summary>
    [CascadingParameter] public ListPlace? Place { get; set; }

    [Parameter] public EventCallback OnDetails { get; set; }

    /// <summary>The reader is done with the conversation for now.</summary>
    [Parameter] public EventCallback OnLeft { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required ClaimService Claims { get; init; }

    [Inject] public required JoinRequestService Requests { get; init; }

    [Inject] public required SnoozeService Snoozes { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required PersonalStateService States { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    // While something is asked, what arrives meanwhile is shown with it.
    protected override object Given =>
        (Reader, Clinic, Photos, View, Place, Here, asks == Question.Nothing ? Details.Standing : Details);

    // An undo that would do nothing goes: somebody else has ended what it would take back.
    protected override void OnParametersSet()
    {
        if (undo is not var (offered, isAsLeft, was))
        {
            return;
        }

        undo = was && !isAsLeft() ? null : (offered, isAsLeft, was || isAsLeft());
        if (undo is null)
        {
            Toasts.Dismiss(offered);
        }
    }

    private string ListAddress => Place?.Address() ?? View.Address();

    private bool CanWork => Reader is TeamMember && Details.CanAnswer;

    private bool IsMine => Details.ClaimedBy?.Id == Reader.Id;

    // Who works alone, in their own conversations, needs no claims.
    private bool ShowsClaim => !Details.IsClosed && (View == ChatView.Organization || Details.ClaimedBy is not null);

    private string ClaimWords => Words[IsMine ? "ClaimedByYou" : Details.ClaimedBy is null ? "Claim" : "TakeOver"];

    private bool CanTransfer => Details.IsOwner || (CanWork && Reader is TeamMember { IsAdmin: true });

    // What is snoozed says so in a line of its own; what is back needs a reply, and says both.
    private ConversationStatus? Status => Details.Snooze is { IsBack: false } ? null : Details.Status;

    private string WaitingNames => ListWords.Join([.. Details.Clients.Select(client => client.ShortName)]);

    // Who it is about is always in sight: by the birth date alone where one client gives the conversation its name, else by name and date.
    private string? Born => Details.Clients.Where(client => client.Facts?.BirthDate is not null).ToList() switch
    {
        [] => null,
        [var only] when Details.Clients.Count() == 1 && Details.Name.StartsWith(only.Name, StringComparison.Ordinal) => BornOn(only),
        var several => string.Join("; ", several.Select(client =>
            SharedWords.Words["NameBorn", client.Name, LocalTimeText.Date(client.Facts!.BirthDate!.Value)])),
    };

    private static string SymbolOf(ConversationStatus status) => status switch
    {
        ConversationStatus.NeedsReply => "chat_bubble",
        ConversationStatus.WaitingForClient => "hourglass_top",
        ConversationStatus.Closed => "check_circle",
        _ => "task_alt",
    };

    private static string BornOn(ParticipantModel client) =>
        SharedWords.Words["Born", LocalTimeText.Date(client.Facts!.BirthDate!.Value)];

    private string Sub => this switch
    {
        { Reader: Client } => Clinic,
        { Details.IsOwner: true } => Words["YouOwn"],
        _ => Words["OwnedBy", Details.Owner.Name.Readable()],
    };

    // A client reads the line of the member whose name stands above it.
    private string Signature => Reader is Client ? Details.People.FirstOrDefault(one => one.Id == Details.Face.Id)?.Signature ?? "" : "";

    // Clients read plain words for what the team knows from its other tools.
    private string MuteWords => (Details.IsMuted, Reader) switch
    {
        (true, Client) => Words["CountAgain"],
        (false, Client) => Words["DoNotCount"],
        (true, _) => Words["Unmute"],
        _ => Words["Mute"],
    };

    private string ArchiveWords => Words[Details.IsArchived ? "MoveBack" : Reader is Client ? "PutAway" : "Archive"];

    private async Task ClaimAsync()
    {
        if (!IsMine)
        {
            await TakeAsync(Details.ClaimedBy);
            return;
        }

        await TryAsync(async () =>
        {
            await Claims.ReleaseAsync(await CurrentPerson.ActorAsync(), Details.Id);
            Toasts.Say(Words["Released"], SharedWords.Words["Undo"], () => ActAsync(Claims.ClaimAsync));
        });
    }

    private async Task SnoozeAsync(DateTimeOffset until)
    {
        await Snoozes.SnoozeAsync(await CurrentPerson.ActorAsync(), Details.Id, until);
        OfferUndo(Words["Snoozed", LocalTime.ComingWithin(until)], () => Details.Snooze is { IsBack: false },
            () => ActAsync(Snoozes.UndoAsync));
    }

    // What was done shows here a moment later than it is said.
    private void OfferUndo(string text, Func<bool> isAsLeft, Func<Task> undoAsync) =>
        undo = (Toasts.Say(text, SharedWords.Words["Undo"], undoAsync), isAsLeft, isAsLeft());

    // One key takes it from a colleague, so one press gives it back.
    private Task TakeAsync(PersonName? former) => TryAsync(async () =>
    {
        await Claims.ClaimAsync(await CurrentPerson.ActorAsync(), Details.Id);
        if (former is not null)
        {
            Toasts.Say(Words["TakenOverFrom", former.Name], SharedWords.Words["Undo"],
                () => ActAsync((actor, id) => Claims.HandToAsync(actor, id, former.Id, null)));
        }
    });

    private async Task HandAsync(ColleagueRequest choice)
    {
        await Claims.HandToAsync(await CurrentPerson.ActorAsync(), Details.Id, choice.Colleague.Id, choice.Reason);
        Toasts.Say(Words["HandedTo", choice.Colleague.Name]);
    }

    private async Task TransferAsync(ColleagueRequest choice)
    {
        await Conversations.TransferAsync(await CurrentPerson.ActorAsync(), Details.Id, choice.Colleague.Id);
        Toasts.Say(Words["OwnedNow", choice.Colleague.Name]);
    }

    private Task AskToBeAddedAsync() => TryAsync(async () =>
    {
        await Requests.AskAsync(await CurrentPerson.ActorAsync(), Details.Id);
        OfferUndo(Words["AskedToBeAdded", Details.Owner.Name], () => Details is { JoinAskedAt: not null, Access: Access.OnBehalf },
            () => ActAsync(Requests.WithdrawAsync));
    });

    private Task AskToCloseAsync()
    {
        if (Details.WaitingSince is not null)
        {
            Ask(Question.Close);
            return Task.CompletedTask;
        }

        return TryAsync(() => CloseAsync(Details.LastNumber));
    }

    private void Ask(Question question)
    {
        asks = question;
        askedAfter = shownNumber = Details.LastNumber;
    }

    private Task AnswerAsync() => TryAsync(async () =>
    {
        if (asks == Question.Close)
        {
            await CloseAsync(shownNumber);
        }
        else
        {
            await Conversations.DeclareNoReplyNeededAsync(await CurrentPerson.ActorAsync(), Details.Id, shownNumber);
        }

        StopAsking();
    });

    private void StopAsking()
    {
        asks = Question.Nothing;
        problem = null;
    }

    private async Task CloseAsync(long seen)
    {
        await Conversations.CloseAsync(await CurrentPerson.ActorAsync(), Details.Id, seen);
        OfferUndo(Words["ConversationClosed"], () => Details.IsClosed, () => ActAsync(Conversations.UndoCloseAsync));
    }

    private Task MuteAsync() => TryAsync(async () =>
    {
        await States.MuteAsync(await CurrentPerson.ActorAsync(), Details.Id, !Details.IsMuted);
        Toasts.Say((Details.IsMuted, Reader) switch
        {
            (true, Client) => Words["CountedAgain"],
            (false, Client) => Words["NotCounted"],
            (true, _) => Words["Unmuted"],
            _ => Words["Muted"],
        });
    });

    private async Task PrintAsync() => await Js.InvokeVoidAsync("orgChat.print", Details.Id);

    private Task MarkUnreadAsync() => TryAsync(async () =>
    {
        await States.MarkUnreadAsync(await CurrentPerson.ActorAsync(), Details.Id, Details.LastNumber);
        await OnLeft.InvokeAsync();
    });

    private Task ArchiveAsync() => TryAsync(async () =>
    {
        var actor = await CurrentPerson.ActorAsync();
        if (Details.IsArchived)
        {
            await States.UnarchiveAsync(actor, Details.Id);
            return;
        }

        await States.ArchiveAsync(actor, Details.Id);
        Toasts.Say(Words[Reader is Client ? "HasPutAway" : "HasArchived"], SharedWords.Words["Undo"],
            () => TryAsync(() => States.UnarchiveAsync(actor, Details.Id)));
        await OnLeft.InvokeAsync();
    });

    // For what asks no question first, and says nothing afterwards: the screen shows it.
    private Task ActAsync(Func<Actor, Guid, Task> act) => TryAsync(async () => await act(await CurrentPerson.ActorAsync(), Details.Id));

    private async Task TryAsync(Func<Task> act)
    {
        problem = null;
        var refused = await Refusal.OfAsync(act);
        if (refused is not null && asks == Question.Nothing)
        {
            Toasts.Refuse(refused.Message);
        }
        else
        {
            problem = refused?.Message;
        }
    }
}
