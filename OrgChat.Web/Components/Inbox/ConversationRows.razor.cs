using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// The rows as they are on the screen. The browser keeps their place, tells when an end comes near, and moves what rises.
/// </summary>
public sealed partial class ConversationRows
{
    private ElementReference list;
    private ScriptModule<ConversationRows> scroller = null!;
    private string times = "";

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

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Parameter, EditorRequired] public RowList Rows { get; set; } = new();

    /// <summary>Where reading on did not succeed.</summary>
    [Parameter] public ListEnd? Failed { get; set; }

    /// <summary>More rows are wanted at an end.</summary>
    [Parameter] public EventCallback<ListEnd> OnMore { get; set; }

    /// <summary>The first row in sight.</summary>
    [Parameter] public Action<Guid>? OnSee { get; set; }

    private ListPlace Place => new(Shown!.View, Shown.Tab, Shown.OwnerId);

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

    public ValueTask DisposeAsync()
    {
        Dispose();
        return scroller.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        scroller = new(Js, this, "./Components/Inbox/ConversationRows.razor.js");
    }

    protected override void OnParametersSet() => times = Times();

    // What else changes in the list is drawn by it.
    protected override Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var before = times;
        times = changes.OfType<TimeChange>().Any() ? Times() : times;
        return Task.FromResult(times != before);
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? scroller.StartAsync(list, Reader.Id, ListSpot.Name) : Task.CompletedTask;

    private RowTimeText TimeOf(ConversationRowModel row) => RowTimeText.Of(row, LocalTime);

    private string Times() =>
        string.Join('|', Rows.Rows.Select(placed => placed.Row).Append(OpenNow).OfType<ConversationRowModel>().Select(TimeOf));
}
