using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Messaging.Composing;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.ClientStarts.ClientStartsWords;

namespace OrgChat.Web.Components.ClientStarts;

/// <summary>
/// Where a client begins a conversation. As in every composer the text lives in the browser, with its key: nothing that goes wrong takes it
/// away, and however often it is sent it begins one conversation.
/// </summary>
public sealed partial class StartComposer
{
    private ElementReference form;
    private ScriptModule<StartComposer> editor = null!;
    private StartOfferModel? offer;
    private ClinicProfileModel? clinic;
    private string? problem;
    private Guid? to;
    private Guid? reason;
    private bool isStarted;
    private IReadOnlyList<Attachment> unsent = [];

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [CascadingParameter(Name = "Clinic")] public string Clinic { get; set; } = "";

    /// <summary>Whom they came to write to; null for nobody in particular.</summary>
    [Parameter] public Guid? To { get; set; }

    [Inject] public required StartService Starts { get; init; }

    [Inject] public required AttachmentService Attachments { get; init; }

    [Inject] public required ClinicProfileService Profile { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    // The clinic may have switched it off while one writes.
    private bool CanBegin => offer is { IsOff: false, HasAnybody: true };

    private StartMemberModel? Chosen => offer?.Members.FirstOrDefault(member => member.Id == to);

    private string Sub => AtMoment is { } now ? Words["ClinicAndHours", Clinic.Readable(), now] : Clinic.Readable();

    private TimeZoneInfo? Zone => TimeZoneName.Find(clinic?.TimeZone);

    private string? AtMoment => clinic?.Hours is { } hours && Zone is { } zone ? hours.AtMoment(Clock.GetUtcNow(), zone) : null;

    private bool IsClosedNow => clinic?.Hours is { } hours && Zone is { } zone && hours.OpenUntil(Clock.GetUtcNow(), zone) is null;

    private string TeamReads => Chosen is { } member
        ? Words["TeamReads", PersonNameRules.Shorten(member.Name).Readable()]
        : Words["ClinicReads"];

    /// <summary>Keeps the text and what was chosen on the server, a moment after the last key.</summary>
    [JSInvokable]
    public async Task<bool> KeepAsync(Guid key, string text) => await Refusal.OfAsync(async () =>
        await Starts.KeepDraftAsync((await CurrentPerson.ActorAsync()).AsScreen(), FormOf(key, text))) is null;

    /// <summary>The button.</summary>
    /// <returns>Whether the conversation has begun; what was wrong is said here.</returns>
    [JSInvokable]
    public async Task<bool> SendAsync(Guid key, string text, Guid[] files)
    {
        Guid? begun = null;
        var refused = await Refusal.OfAsync(async () =>
            begun = await Starts.StartAsync(await CurrentPerson.ActorAsync(), FormOf(key, text, files)));
        problem = refused?.Message;
        if (begun is { } id)
        {
            Navigation.NavigateTo($"/chat/{id}", replace: true);
            return true;
        }

        await Refusal.OfAsync(AskAsync); // What is offered no more is not there to be chosen again.
        problem = CanBegin ? problem : null;
        StateHasChanged();
        return false;
    }

    /// <summary>Whether a text has begun its conversation, although the browser heard no answer.</summary>
    [JSInvokable]
    public async Task<bool> WasSentAsync(Guid key, string text) =>
        await Starts.IsSentAsync((await CurrentPerson.ActorAsync()).AsScreen(), new Draft(key, text));

    /// <summary>A text too long to travel at all.</summary>
    [JSInvokable]
    public void RefuseLength(int length)
    {
        problem = MessageText.TooLong(length);
        StateHasChanged();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return editor.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        editor = new(Js, this, "./Components/ClientStarts/StartComposer.razor.js");
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        if (changes.Any(change => change is ClinicChange or ReaderChange or RefreshChange))
        {
            await (offer is null ? ReadAsync() : AskAsync());
            return true;
        }

        return changes.OfType<TimeChange>().Any(); // The clinic may have opened or closed.
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isStarted && (CanBegin || offer?.Begun is not null))
        {
            isStarted = true;
            await editor.StartAsync(form, Reader.Id, offer!.Begun?.Draft.Key, offer.Begun?.Draft.Text ?? "", SavedDraft.MaxLength,
                AttachFiles.Kept(unsent));
        }
    }

    private async Task ReadAsync()
    {
        problem = (await Refusal.OfAsync(async () =>
        {
            clinic = await Profile.ReadAsync((await CurrentPerson.ActorAsync()).AsScreen());
            unsent = await Attachments.UnsentAsync((await CurrentPerson.ActorAsync()).AsScreen(), null);
            var found = await Starts.OfferAsync((await CurrentPerson.ActorAsync()).AsScreen());
            (to, reason) = (To ?? (found.Begun is { } begun ? begun.MemberId : found.Members.Select(one => (Guid?)one.Id).FirstOrDefault()),
                found.Begun?.ReasonId);
            Show(found);
        }))?.Message;
    }

    private async Task AskAsync() => Show(await Starts.OfferAsync((await CurrentPerson.ActorAsync()).AsScreen()));

    // What was chosen stays as long as it is offered.
    private void Show(StartOfferModel found)
    {
        offer = found;
        var isOffered = to is null ? found.HasClinic : Chosen is not null;
        to = isOffered ? to : found.HasClinic ? null : found.Members.Select(one => (Guid?)one.Id).FirstOrDefault();
        reason = found.Reasons.Any(one => one.Id == reason) ? reason : null;
    }

    private Task ChooseAsync(Guid? member)
    {
        (to, problem) = (member, null);
        return editor.CallAsync("changed");
    }

    // Pressed again it is taken back.
    private Task SayAboutAsync(Guid about)
    {
        (reason, problem) = (reason == about ? null : about, null);
        return editor.CallAsync("changed");
    }

    private StartForm FormOf(Guid key, string text, params Guid[] files) => new(new Draft(key, text) { Files = files }, to, reason);

    private static string SymbolOf(StartReasonKind kind) => kind switch
    {
        StartReasonKind.Refill => "medication",
        StartReasonKind.Appointment => "event",
        StartReasonKind.Bill => "receipt_long",
        StartReasonKind.Results => "science",
        StartReasonKind.Other => "more_horiz",
        _ => "chat_bubble",
    };
}
