using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// One open page’s part in its session: tells the server of the person’s input, warns before the end, and when it comes keeps what is
/// being written and leaves. The server decides when; a page that hears nothing is refused all the same.
/// </summary>
public sealed partial class SessionWatch
{
    /// <summary>Seconds the warning counts down by: a number that changed all the time would be read out all the time.</summary>
    private const int Step = 10;

    private DotNetObjectReference<SessionWatch>? self;
    private bool isIdleSoon;
    private int secondsLeft;
    private bool isLongestSoon;
    private bool isLongestRead;

    /// <summary>The session is over.</summary>
    [Parameter, EditorRequired] public required EventCallback<SessionEnd> OnEnded { get; set; }

    [Inject] public required SessionExpiryService Sessions { get; init; }

    [Inject] public required MessageService Messages { get; init; }

    [Inject] public required TabKeyService TabKeys { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>The person’s own input in this tab, told at most every half minute.</summary>
    /// <param name="millisecondsAgo">How long ago the last of it was.</param>
    [JSInvokable]
    public Task TakeInputAsync(int millisecondsAgo) =>
        OrEndedAsync(actor => Sessions.TakeInputAsync(actor, TimeSpan.FromMilliseconds(millisecondsAgo)));

    /// <summary>Something this tab kept of an earlier page, for which Send was pressed in vain.</summary>
    /// <param name="at">When that was, in Unix milliseconds.</param>
    [JSInvokable]
    public Task StandUnsentAsync(Guid conversationId, Guid key, string text, long at) => OrEndedAsync(actor =>
        Messages.StandUnsentAsync(actor, conversationId,
            new Draft(key, text) { UnsentSince = DateTimeOffset.FromUnixTimeMilliseconds(at) }));

    // The script goes on watching: a page whose circuit has failed is the one the server cannot empty.
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await OrEndedAsync(StartAsync);
        }
    }

    protected override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var sessions = changes.OfType<SessionChange>().ToList();
        if (sessions.Count == 0)
        {
            return false;
        }

        var before = Shown;
        var actor = await CurrentPerson.ActorAsync();
        foreach (var change in sessions.Where(change => change.SessionId == actor.SessionId))
        {
            await FollowAsync(actor, change.State);
        }

        return Shown != before;
    }

    private async Task StartAsync(Actor actor)
    {
        var (state, key) = (await Sessions.StateAsync(actor), await TabKeys.OfAsync(actor));
        await Interop.UnlessGoneAsync(async () => await Js.InvokeVoidAsync(
            "orgChat.session.start", self, SessionCheckEndpoints.MarkOf(actor.SessionId), (int)state.IdleLimit.TotalMilliseconds,
            Left(state.IdleAt), Left(state.LongestAt), Convert.ToBase64String(key)));
    }

    private async Task OrEndedAsync(Func<Actor, Task> act)
    {
        // When the records are busy just now, the next input is told again.
        if (await Refusal.OfAsync(async () => await act((await CurrentPerson.ActorAsync()).AsScreen())) is SessionEndedException over)
        {
            await OnEnded.InvokeAsync(over.Because);
        }
    }

    private async Task FollowAsync(Actor actor, SessionState? state)
    {
        if (state is null or { EndedBecause: not null })
        {
            await OnEnded.InvokeAsync(state?.EndedBecause ?? SessionEnd.SignedOut);
            return;
        }

        var now = Clock.GetUtcNow();
        isIdleSoon = now >= state.IdleAt - SessionRules.IdleWarning;
        secondsLeft = Step * (int)Math.Ceiling((state.IdleAt - now).TotalSeconds / Step);
        isLongestSoon = now >= state.LongestAt - SessionRules.LongestWarning;
        if (now >= state.End.At - KeepFrom)
        {
            await Interop.QuietlyAsync(async () => await Js.InvokeVoidAsync("orgChat.session.keep"));
        }

        if (Sessions.IsDue(state))
        {
            await OnEnded.InvokeAsync(state.End.Because);
            await Sessions.ExpireAsync(actor.AsScreen());
        }
    }

    private (bool, int, bool) Shown => (isIdleSoon, isIdleSoon ? secondsLeft : 0, isLongestSoon);

    // Two ticks before the end at the latest, so that another tab's text is kept as well.
    private static TimeSpan KeepFrom => SessionExpiryService.Lead + (2 * SessionExpiryService.Tick);

    // Milliseconds, as an int: each further type a script is given makes the framework keep some 20 KB of metadata for every window.
    private int Left(DateTimeOffset end) => (int)Math.Clamp((end - Clock.GetUtcNow()).TotalMilliseconds, 0, int.MaxValue);

    private async Task StayAsync()
    {
        await TakeInputAsync(0);
        isIdleSoon = false;
    }
}
