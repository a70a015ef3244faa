using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Inbox;

/// <remarks>
/// Only a part of the list is loaded, and it grows at the end one scrolls to. Reading again by itself asks for the page in sight and for no
/// other; what changed while something was being read is taken in afterwards once more.
/// </remarks>
public sealed partial class ConversationList
{
    /// <summary>How long an answer may take before what is still shown is said to be old.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private readonly RowList rows = new();
    private readonly List<ConversationChange> meanwhile = [];
    private InboxFilter? shown;
    private IReadOnlyList<PersonName> owners = [];
    private ConversationRowModel? openNow;
    private Density density;
    private Guid top;
    private ListEnd? failed;
    private string? problem;
    private bool isBusy;
    private bool isReadingOn;
    private int asked;
    private int answered;

    [Inject] public required InboxService Lists { get; init; }

    [Inject] public required PreferenceService Preferences { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>Has read already what the person chose.</summary>
    [CascadingParameter] internal OwnCountService? Counts { get; set; }

    private bool IsReading => answered != asked || isReadingOn;

    private async Task NarrowAsync(InboxFilter narrowed)
    {
        wanted = narrowed;
        picks.End();
        var showing = ShowAsync(null, CurrentPerson.ActorAsync);
        await Task.WhenAny(showing, Task.Delay(Patience, Clock, Leaving));
        if (!showing.IsCompleted)
        {
            isBusy = answered != asked;
            StateHasChanged();
        }

        await showing;
    }

    private Task TryAgainAsync() => ShowAsync(null, CurrentPerson.ActorAsync);

    private Task ReloadAsync() => ShowAsync(shown == wanted ? rows.Above(top) : null, ScreenAsync);

    private async Task ShowAsync(InboxCursor? from, Func<Task<Actor>> whom)
    {
        var (number, filter) = (++asked, wanted);
        meanwhile.Clear();
        var refused = await Refusal.OfAsync(async () =>
        {
            var actor = await whom();
            var read = await Task.Run(() => ReadAsync(actor, filter, from));
            if (number == asked)
            {
                (owners, density) = (read.Owners, read.Density);
                await TakeInAsync(filter, read.Page, read.From);
            }
        });
        if (refused is not null && number == asked)
        {
            await RefuseAsync(filter, refused);
        }
    }

    // Away from this circuit’s own thread, which would be held for as long as the database takes: nothing could be drawn or pressed
    // meanwhile.
    private async Task<(Page<ConversationRowModel, InboxCursor> Page, InboxCursor? From, IReadOnlyList<PersonName> Owners, Density Density)>
        ReadAsync(Actor actor, InboxFilter filter, InboxCursor? from)
    {
        var page = await Lists.ListAsync(actor, filter, from);
        if (page.Rows.Count == 0 && from is not null)
        {
            (page, from) = (await Lists.ListAsync(actor, filter), null);
        }

        return (page, from, filter.View == ChatView.Organization ? await Lists.OwnersAsync(actor) : [],
            shown is null && Counts is not null ? Counts.Density : (await Preferences.ReadAsync(actor)).Density);
    }

    private Task TakeInAsync(InboxFilter filter, Page<ConversationRowModel, InboxCursor> page, InboxCursor? from)
    {
        top = shown == filter ? top : Guid.Empty; // What was in sight of another list says nothing about this one.
        rows.Show(page, from, filter.OldestFirst);
        (shown, problem, failed, isBusy, answered) = (filter, null, null, false, asked);
        meanwhile.ForEach(change => Apply(change));
        return FindOpenAsync();
    }

    private async Task RefuseAsync(InboxFilter filter, RefusedException refused)
    {
        (isBusy, answered) = (false, asked);
        if (refused is NotFoundException)
        {
            await TakeInAsync(filter, new Page<ConversationRowModel, InboxCursor>([], null), null);
        }
        else if (shown != filter)
        {
            problem = refused.Message;
        }
        else if (refused is UnavailableException)
        {
            Window.FallBehind(); // The list stays as it is.
        }
    }

    private async Task ReadOnAsync(ListEnd end)
    {
        if (IsReading || shown is null || rows.Count == 0 || !(end == ListEnd.Above ? rows.HasAbove : rows.HasBelow))
        {
            return;
        }

        isReadingOn = true;
        meanwhile.Clear();
        try
        {
            failed = await Refusal.OfAsync(() => ReadOnAsync(end, shown, asked)) is null ? null : end;
        }
        finally
        {
            isReadingOn = false;
        }

        await FindOpenAsync();
    }

    private async Task ReadOnAsync(ListEnd end, InboxFilter filter, int number)
    {
        var actor = await CurrentPerson.ActorAsync();
        var from = end == ListEnd.Above ? rows.First : rows.Last;
        var page =
            await Task.Run(() => end == ListEnd.Above ? Lists.ListAboveAsync(actor, filter, from) : Lists.ListAsync(actor, filter, from));
        if (number == asked)
        {
            Action<Page<ConversationRowModel, InboxCursor>> add = end == ListEnd.Above ? rows.Prepend : rows.Append;
            add(page);
            meanwhile.ForEach(change => Apply(change));
        }
    }

    private async Task<bool> RenewAsync()
    {
        if (shown is null || problem is not null)
        {
            await ReloadAsync();
            return true;
        }

        if (!IsReading)
        {
            var (number, filter, from) = (asked, shown, rows.Above(top));
            var actor = await ScreenAsync();
            var page = await Task.Run(() => Lists.ListAsync(actor, filter, from, InboxService.MostRows));
            if (number == asked)
            {
                return rows.Renew(page, from);
            }
        }

        return false;
    }

    private async Task<Actor> ScreenAsync() => (await CurrentPerson.ActorAsync()).AsScreen();
}
