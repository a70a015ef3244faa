using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>
/// Where one writes. The text lives in the browser, which makes a key for every draft; here it is kept, reviewed and sent. Nothing
/// that goes wrong takes the text away.
/// </summary>
public sealed partial class Composer
{
    private ElementReference form;
    private ScriptModule<Composer> editor = null!;
    private Draft? reviewed;
    private Draft? stopped;
    private Draft? unfilled;
    private IReadOnlyList<Attachment> reviewedFiles = [];
    private string? problem;
    private long beganAfter;
    private DateTimeOffset beganAt;
    private bool isSending;
    private bool isSubmittedEarly;
    private bool wasUnsent;
    private bool isSentElsewhere;
    private bool isLocked = true;
    private bool wasClosed;
    private DraftChange? followed;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    /// <summary>What was being written here before.</summary>
    [Parameter] public SavedDraft? Draft { get; set; }

    /// <summary>The number of its last saving or end, as it was opened.</summary>
    [Parameter] public long DraftNumber { get; set; }

    /// <summary>What became of it since, in whichever window.</summary>
    [Parameter] public DraftChange? DraftNews { get; set; }

    /// <summary>What the clinic has decided since this was opened; null while it has decided nothing.</summary>
    [Parameter] public bool? LocksClosed { get; set; }

    /// <summary>What was attached here before and is not sent.</summary>
    [Parameter] public IReadOnlyList<Attachment> Unsent { get; set; } = [];

    [Parameter, EditorRequired] public required Timeline Timeline { get; set; }

    /// <summary>One came here to write.</summary>
    [Parameter] public bool TakesFocus { get; set; }

    /// <summary>Something was sent.</summary>
    [Parameter] public EventCallback OnSent { get; set; }

    /// <summary>A note is being written: the text for the client waits, out of sight and out of reach.</summary>
    [Parameter] public bool IsAside { get; set; }

    /// <summary>A note is to be written.</summary>
    [Parameter] public EventCallback OnNote { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required MessageService Messages { get; init; }

    [Inject] public required AttachmentService Attachments { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required PresenceHandler Own { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    // While it is reviewed, what arrives meanwhile is shown with it.
    protected override object Given =>
        (Reader, Draft, DraftNews, LocksClosed, Unsent, IsAside, IsBeforeSending ? Details : Details.Standing);

    private bool IsBeforeSending => reviewed is not null || stopped is not null || unfilled is not null;

    private bool IsClient => Reader is Client;

    private bool IsOnBehalf => Details.Access == Access.OnBehalf;

    private bool IsLocked => LocksClosed ?? isLocked;

    private bool CanWrite => Details.CanAnswer && (!Details.IsClosed || (IsClient && !IsLocked));

    private string ClientNames => ListWords.Join([.. Details.Clients.Select(client => client.ShortName)]);

    private IEnumerable<string> ReadingAlong => Details.Clients.Where(client => client.Id != Reader.Id).Select(client => client.ShortName);

    private string Placeholder =>
        Words["WriteTo", IsClient ? ListWords.Join([PersonNameRules.Shorten(Details.Owner.Name), .. ReadingAlong]) : ClientNames];

    /// <summary>The first key of a new text: what others do from then on stops the sending once.</summary>
    /// <param name="seenNumber">The newest message that was on the screen then.</param>
    /// <param name="millisecondsAgo">How long ago that was: a text may have waited in the browser for another page.</param>
    [JSInvokable]
    public void Began(long seenNumber, int millisecondsAgo) =>
        (beganAfter, beganAt) = (Math.Min(seenNumber, Details.LastNumber), Clock.GetUtcNow().AddMilliseconds(-millisecondsAgo));

    /// <summary>They are writing; told every few seconds, and to colleagues alone.</summary>
    [JSInvokable]
    public void Replying() => Own.Reply(isReplying: true);

    /// <summary>Keeps the text on the server, a moment after the last key.</summary>
    /// <param name="unsentSince">When Send was pressed for it in vain, in Unix milliseconds.</param>
    /// <returns>The number of the saving; null where it was refused.</returns>
    [JSInvokable]
    public async Task<long?> KeepAsync(Guid key, string text, long? unsentSince)
    {
        long? number = null;
        var draft =
            new Draft(key, text) { UnsentSince = unsentSince is { } moment ? DateTimeOffset.FromUnixTimeMilliseconds(moment) : null };
        await Refusal.OfAsync(async () =>
            number = await Messages.KeepDraftAsync((await CurrentPerson.ActorAsync()).AsScreen(), Details.Id, draft));
        return number;
    }

    /// <summary>Enter or the button: sends, or opens the confirmation when writing for somebody else.</summary>
    /// <param name="attempt">Which press of Send this is: one that the browser has given up meanwhile does nothing.</param>
    /// <returns>Whether the text was sent, so that the browser can begin the next one; null when the records are busy, and it tries the
    /// same again.</returns>
    [JSInvokable]
    public async Task<bool?> SubmitAsync(Guid key, string text, Guid[] files, int attempt)
    {
        if (await editor.AskAsync("isGivenUp", attempt) is not false)
        {
            return false;
        }

        var before = (problem, reviewed, stopped, unfilled);
        problem = null;
        var draft = new Draft(key, text) { Files = files, SeenNumber = beganAfter, SeenAt = IsClient ? null : beganAt };
        var isSent = IsOnBehalf ? await ReviewAsync(draft)
            : HasUnfilled(draft) ? await AskUnfilledAsync(draft)
            : await SendAsync(draft);
        problem = isSent is null ? null : problem; // While it tries again, the browser says why.
        if (isSent is true)
        {
            await OnSent.InvokeAsync();
        }

        if ((problem, reviewed, stopped, unfilled) != before)
        {
            StateHasChanged();
        }

        return isSent;
    }

    /// <summary>Whether the draft has become a message, although the browser heard no answer.</summary>
    [JSInvokable]
    public async Task<bool> WasSentAsync(Guid key, string text, Guid[] files) =>
        await Messages.IsSentAsync((await CurrentPerson.ActorAsync()).AsScreen(), Details.Id, new Draft(key, text) { Files = files });

    /// <summary>A text too long to travel at all.</summary>
    [JSInvokable]
    public void RefuseLength(int length)
    {
        problem = MessageText.TooLong(length);
        StateHasChanged();
    }

    // It stays where it is: neither its key nor its mark is the browser’s, or leaving an empty field would forget it.
    private bool IsDraftBroken => Draft is { Text: null };

    public ValueTask DisposeAsync() => editor.DisposeAsync();

    protected override void OnInitialized()
    {
        editor = new(Js, this, "./Components/Messaging/Composing/Composer.razor.js");
        problem = IsDraftBroken ? Words["DraftBroken"].Value : null;
        beganAt = Draft?.SavedAt ?? Clock.GetUtcNow();
        beganAfter = Draft is null
            ? Details.LastNumber
            : Timeline.Messages.LastOrDefault(m => m.SentAt <= Draft.SavedAt)?.Number ?? Details.LastNumber;
    }

    protected override void OnParametersSet()
    {
        isSentElsewhere |= wasUnsent && Details.UnsentSince is null;
        wasUnsent = Details.UnsentSince is not null;
        if (reviewed is not null && !IsOnBehalf)
        {
            reviewed = null;
            problem = Details.Access == Access.Participate
                ? Words["TakesPartNow"].Value
                : null;
        }
    }

    // Whether the clinic lets its clients write on; while that is not known, they cannot.
    protected override async Task OnParametersSetAsync()
    {
        var isNewlyClosed = Details.IsClosed && !wasClosed;
        wasClosed = Details.IsClosed;
        if (IsClient && isNewlyClosed)
        {
            _ = await Refusal.OfAsync(async () =>
                isLocked = (await Profile.ReadAsync((await CurrentPerson.ActorAsync()).AsScreen())).LocksClosed);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await editor.StartAsync(
                form, Details.Id, Reader.Id, IsDraftBroken ? null : Draft?.Key, Draft?.Text ?? "", SavedDraft.MaxLength,
                TakesFocus || !Timeline.Messages.Any(), AttachFiles.Kept(Unsent), DraftNumber, beganAfter,
                (int)Math.Clamp((Clock.GetUtcNow() - beganAt).TotalMilliseconds, 0, int.MaxValue),
                IsDraftBroken ? null : Details.UnsentSince?.ToUnixTimeMilliseconds());
            if (isSubmittedEarly)
            {
                await editor.CallAsync("submitEarly");
            }
        }
        else if (isSentElsewhere && editor.IsStarted)
        {
            isSentElsewhere = false;
            await editor.CallAsync("standDown");
        }

        await FollowAsync();
    }

    // What was saved in another window shows here, unless something is being typed.
    private async Task FollowAsync()
    {
        if (DraftNews is { } news && news != followed && editor.IsStarted)
        {
            followed = news;
            await editor.CallAsync("follow", news.Number, news.Key, news.Text, news.UnsentSince?.ToUnixTimeMilliseconds());
        }
    }

    // Sent before the browser's part had started.
    private void SubmitEarly() => isSubmittedEarly = !editor.IsStarted;

    private Task KeepWritingKnowingAsync(GuardSight? sight)
    {
        (beganAfter, beganAt) = sight is null ? (beganAfter, beganAt) : (sight.Number, sight.At);
        return KeepWritingAsync();
    }

    private async Task KeepWritingAsync()
    {
        reviewed = stopped = unfilled = null;
        problem = null;
        await editor.CallAsync("focus");
    }

    private async Task ReopenAsync() =>
        problem = (await Refusal.OfAsync(async () => await Conversations.ReopenAsync(await CurrentPerson.ActorAsync(), Details.Id)))
            ?.Message;
}
