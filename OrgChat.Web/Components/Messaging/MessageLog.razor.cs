using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Lists;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Messaging;

/// <summary>
/// The messages of an open conversation. The browser keeps the place; it tells what has been seen and when an end comes near.
/// </summary>
public sealed partial class MessageLog
{
    private ElementReference log;
    private LoadMore? older;
    private LoadMore? newer;
    private ScriptModule<MessageLog> scroller = null!;
    private int opened;
    private long seen;
    private bool isAway;
    private bool isLoading;

    [CascadingParameter] public required Person Reader { get; set; }

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [Parameter, EditorRequired] public required Timeline Timeline { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Parameter] public EventCallback OnOlder { get; set; }

    [Parameter] public EventCallback OnNewer { get; set; }

    [Parameter] public EventCallback OnNewest { get; set; }

    /// <summary>The newest message the reader has had before their eyes. No event of the page: its news draws what it changes.</summary>
    [Parameter] public Func<long, Task>? OnSeen { get; set; }

    /// <summary>Notes that are news to the reader came before their eyes.</summary>
    [Parameter] public Func<IReadOnlyList<Guid>, Task>? OnNotesSeen { get; set; }

    /// <summary>The note to show first, where the address names one.</summary>
    [SupplyParameterFromQuery(Name = "note")] public string? SoughtNote { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    // What failed is asked for again by its button, and not by every turn of the wheel.
    private static string StateOf(LoadMore? end) => end?.HasFailed == true ? "failed" : "";

    private IEnumerable<LogLine> Lines => LogLine.Of(Timeline, Details, Reader, LocalTime);

    private long NewBelow => isAway ? Math.Max(0, Details.LastNumber - Math.Max(seen, Details.ReadNumber)) : 0;

    [JSInvokable]
    public async Task SawAsync(long number, bool away)
    {
        var before = (isAway, NewBelow);
        (seen, isAway) = (Math.Max(seen, number), away);
        if ((isAway, NewBelow) != before)
        {
            StateHasChanged();
        }

        await (OnSeen?.Invoke(number) ?? Task.CompletedTask);
    }

    [JSInvokable]
    public Task SawNotesAsync(Guid[] notes) => OnNotesSeen?.Invoke(notes) ?? Task.CompletedTask;

    [JSInvokable]
    public async Task NearTopAsync()
    {
        if (Timeline.HasOlder && !isLoading)
        {
            await WhileLoadingAsync(older);
        }
    }

    [JSInvokable]
    public async Task NearEndAsync()
    {
        if (Timeline.HasNewer && !isLoading)
        {
            await WhileLoadingAsync(newer);
        }
    }

    public ValueTask DisposeAsync() => scroller.DisposeAsync();

    protected override void OnInitialized() => scroller = new(Js, this, "./Components/Messaging/MessageLog.razor.js");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await scroller.StartAsync(log);
        }

        if (scroller.IsStarted && opened != Timeline.Openings)
        {
            opened = Timeline.Openings;
            // As ints, like all numbers a script is given: see SessionWatch.
            await scroller.CallAsync("open", (int?)Timeline.Target, (int)Details.ReadNumber, SoughtNote);
        }
    }

    private async Task WhileLoadingAsync(LoadMore? end)
    {
        isLoading = true;
        try
        {
            await (end?.LoadAsync() ?? Task.CompletedTask);
        }
        finally
        {
            isLoading = false;
            StateHasChanged();
        }
    }

    private async Task JumpAsync()
    {
        if (Timeline.HasNewer)
        {
            await OnNewest.InvokeAsync();
        }

        await scroller.CallAsync("jump");
    }
}
