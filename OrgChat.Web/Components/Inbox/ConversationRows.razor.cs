using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Inbox.Picking;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// The rows as they are on the screen. The browser keeps their place, tells when an end comes near, and moves what rises.
/// </summary>
public sealed partial class ConversationRows
{
    private ElementReference list;
    private ScriptModule<ConversationRows> scroller = null!;
    private string times = "";
    private PresenceChange? presence;
    private string whoIsHere = "";
    private HashSet<string> alike = [];
    private WaitRules waits = new(new OfficeTime(null, null));

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [Parameter, EditorRequired] public required InboxFilter? Shown { get; set; }

    [Parameter] public ConversationRowModel? OpenNow { get; set; }

    [Parameter] public Guid? SelectedId { get; set; }

    /// <summary>Other contents were asked for and are on their way.</summary>
    [Parameter] public bool IsBusy { get; set; }

    [Parameter] public bool IsHidden { get; set; }

    [Parameter] public Density Density { get; set; }

    [Parameter] public EventCallback OnArchived { get; set; }

    /// <summary>A conversation is to be started.</summary>
    [Parameter] public EventCallback OnStart { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required ClinicProfileService Profile { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required PresenceService Presence { get; init; }

    [Parameter, EditorRequired] public RowList Rows { get; set; } = new();

    /// <summary>Where reading on did not succeed.</summary>
    [Parameter] public ListEnd? Failed { get; set; }

    /// <summary>More rows are wanted at an end.</summary>
    [Parameter] public EventCallback<ListEnd> OnMore { get; set; }

    /// <summary>The first row in sight.</summary>
    [Parameter] public Action<Guid>? OnSee { get; set; }

    /// <summary>What is chosen of them.</summary>
    [Parameter] public PickList Picks { get; set; } = new();

    [Parameter] public EventCallback OnPick { get; set; }

    [Inject] public required ToastService Toasts { get; init; }

    private ListPlace Place => Shown!.Place;

    private bool IsCompact => Density == Density.Compact;

    private bool ShowsOwner => Shown is { View: ChatView.Organization };

    // Names the contents: when it changes, the list begins at its top.
    private string? Key => Shown is null ? null : ListSpot.KeyOf(Shown);

    [JSInvokable]
    public Task ReachAsync(string end) => OnMore.InvokeAsync(Enum.Parse<ListEnd>(end));

    /// <param name="list">Whose row it is: the page may have gone on to another list meanwhile.</param>
    [JSInvokable]
    public void See(string list, Guid top)
    {
        if (list == Key)
        {
            OnSee?.Invoke(top);
        }
    }

    /// <param name="id">The row that has the focus; null for the open one.</param>
    [JSInvokable]
    public Task PickAsync(Guid? id) =>
        OnScreen.FirstOrDefault(row => row.Id == (id ?? SelectedId)) is { } row ? PickAsync(row, isStretch: false) : Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return scroller.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        presence = Reader is TeamMember ? Presence.Now(Reader.OrganizationId) : null;
        scroller = new(Js, this, "./Components/Inbox/ConversationRows.razor.js");
    }

    protected override async Task OnInitializedAsync() => await (Reader is Client ? Task.CompletedTask : OrLaterAsync(async () =>
        waits = (await Profile.ReadAsync((await CurrentPerson.ActorAsync()).AsScreen())).Waits));

    protected override void OnParametersSet() => (times, whoIsHere, alike) = (Times(), WhoIsHere(), Alike());

    // What else changes in the list is drawn by it.
    protected override Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var before = (times, whoIsHere);
        waits = changes.OfType<ClinicChange>().LastOrDefault()?.Clinic.Waits ?? waits;
        times = changes.Any(change => change is TimeChange or ClinicChange) ? Times() : times;
        if (changes.OfType<PresenceChange>().LastOrDefault() is { } now)
        {
            presence = now;
            whoIsHere = WhoIsHere();
        }

        return Task.FromResult((times, whoIsHere) != before);
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? scroller.StartAsync(list, Reader.Id, ListSpot.Name) : Task.CompletedTask;

    private Task PickAsync(ConversationRowModel row, bool isStretch)
    {
        if (!(isStretch ? Picks.Stretch([.. Rows.Rows.Select(placed => placed.Row)], row) : Picks.Toggle(row)))
        {
            Toasts.Refuse(Words["PickedTooMany", PickList.Most]);
        }

        return OnPick.InvokeAsync();
    }

    private RowTimeText TimeOf(ConversationRowModel row) => RowTimeText.Of(row, LocalTime, waits);

    /// <param name="isKept">It belongs to the list no more, and stays for who reads it.</param>
    private RowLook LookOf(ConversationRowModel row, bool isKept = false) => new(TimeOf(row), row.Id == SelectedId, ShowsOwner,
        isKept && Shown!.Tab == InboxTab.NeedsReply, IsCompact, row.ClaimedBy?.Id == Reader.Id, HereAt(row.Id),
        row.Snooze is { IsBack: true } snooze ? SnoozeText.InShort(snooze, LocalTime) : null, Photos?.Of(row.Face.Id),
        alike.Contains(row.Name) ? Words["Begun", LocalTime.BriefWithin(row.StartedAt)].Value : null);

    private EqualList<Presence>? HereAt(Guid conversationId) =>
        presence?.ByConversation.ContainsKey(conversationId) == true ? presence.BesideMe(conversationId, Reader) : null;

    private IEnumerable<ConversationRowModel> OnScreen =>
        Rows.Rows.Select(placed => placed.Row).Append(OpenNow).OfType<ConversationRowModel>();

    // The names of more rows than one: several conversations with the same people.
    private HashSet<string> Alike() => [.. OnScreen.DistinctBy(row => row.Id).CountBy(row => row.Name).Where(name => name.Value > 1)
        .Select(name => name.Key)];

    private string Times() => string.Join('|', OnScreen.Select(TimeOf));

    // Only of the rows there are: what happens at others draws nothing.
    private string WhoIsHere() => presence is null or { ByConversation.Count: 0 } ? "" : string.Join('|', OnScreen
        .Select(row => (row.Id, Here: HereAt(row.Id))).Where(one => one.Here is { Count: > 0 })
        .Select(one => $"{one.Id}{string.Join(' ', one.Here!)}"));
}
