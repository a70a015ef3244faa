using Microsoft.AspNetCore.Components;
using OrgChat.Domain;
using OrgChat.Domain.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.People;
using OrgChat.Web.Components.Searching;

namespace OrgChat.Web.Components.Chat;

/// <summary>The list of conversations of one view, live.</summary>
public sealed partial class ConversationList
{
    private readonly RowList rows = new();
    private InboxFilter filter = new(ChatView.Personal);
    private IReadOnlyList<PersonName> owners = [];
    private InboxTally? tally;
    private InboxCursor? next;
    private Person? shownTo;
    private string? problem;
    private bool isLoading = true;
    private bool isStarting;
    private int asked;
    private int tick;

    [Parameter, EditorRequired] public required ChatView View { get; set; }

    [Parameter] public Guid? SelectedId { get; set; }

    [Inject] public required InboxLists Lists { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required SearchMemory Memory { get; init; }

    private string SearchName => Reader is Client ? "Search conversations" : "Search clients and conversations";

    protected override void OnInitialized()
    {
        filter = new InboxFilter(View);
        base.OnInitialized();
    }

    protected override async Task OnParametersSetAsync()
    {
        // Another reader object means other rights: everything shown is read again.
        if (!ReferenceEquals(shownTo, Reader))
        {
            shownTo = Reader;
            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        var number = ++asked;
        problem = null;
        try
        {
            var actor = isLoading ? await CurrentPerson.ActorAsync() : (await CurrentPerson.ActorAsync()).AsScreen();
            var page = await ReadAsync(actor);
            var counted = await Lists.TallyAsync(actor, View);
            var named = View == ChatView.Organization ? await Lists.OwnersAsync(actor) : [];
            if (number == asked)
            {
                (tally, owners) = (counted, named);
                Show(page);
            }
        }
        catch (NotFoundException)
        {
            Show(new InboxPage([], null));
        }
        catch (RefusedException refused) when (isLoading)
        {
            problem = refused.Message;
        }
        catch (RefusedException)
        {
            // The records are busy just now: the list stays as it is, and the next refresh reads again.
        }
    }

    // As much as is on the screen, so that reading again never takes away what was loaded.
    private async Task<InboxPage> ReadAsync(Actor actor)
    {
        var wanted = isLoading ? 0 : rows.Count;
        var page = await Lists.ListAsync(actor, filter);
        while (page is { Next: { } after } && page.Rows.Count < wanted)
        {
            var more = await Lists.ListAsync(actor, filter, after);
            page = new InboxPage([.. page.Rows, .. more.Rows], more.Next);
        }

        return page;
    }

    private void Show(InboxPage page)
    {
        rows.Replace(page.Rows, filter.OldestFirst);
        next = page.Next;
        isLoading = false;
    }

    private async Task LoadMoreAsync()
    {
        var number = asked;
        var page = await Lists.ListAsync(await CurrentPerson.ActorAsync(), filter, next);
        if (number == asked)
        {
            rows.Append(page.Rows);
            next = page.Next;
        }
    }

    private Task SearchAsync(string text) => NarrowAsync(filter with { Text = text });

    private Task ChooseAsync(InboxTab tab) => NarrowAsync(filter with { Tab = tab });

    private Task ChooseOwnerAsync(ChangeEventArgs change) =>
        NarrowAsync(filter with { OwnerId = Guid.TryParse(change.Value?.ToString(), out var owner) ? owner : null });

    private Task NarrowAsync(InboxFilter narrowed)
    {
        filter = narrowed;
        isLoading = true;
        return ReloadAsync();
    }

    private void SearchMessages()
    {
        Memory.Ask(filter.Text);
        Navigation.NavigateTo("/search");
    }

    private void Open(Guid conversationId)
    {
        isStarting = false;
        Navigation.NavigateTo(View.Address(conversationId));
    }

    protected override async Task TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        tick++;
        foreach (var change in changes)
        {
            await TakeAsync(change);
        }
    }

    private async Task TakeAsync(LiveChange change)
    {
        switch (change)
        {
            case ConversationChange conversation:
                rows.Put(conversation.ConversationId, RowOf(conversation), next is not null);
                if (tally?.Apply(Reader, conversation) ?? false)
                {
                    tally = await Lists.TallyAsync((await CurrentPerson.ActorAsync()).AsScreen(), View);
                }

                break;
            case Refresh:
                await ReloadAsync();
                break;
        }
    }

    // What one reads stays in the list although it no longer belongs to the chosen tab, until one opens another.
    private ConversationRow? RowOf(ConversationChange change) => change.Snapshot is null
        ? null
        : filter.RowFor(Reader, change.Snapshot)
            ?? (change.ConversationId == SelectedId && rows.Holds(change.ConversationId)
                ? (filter with { Tab = InboxTab.All }).RowFor(Reader, change.Snapshot)
                : null);
}
