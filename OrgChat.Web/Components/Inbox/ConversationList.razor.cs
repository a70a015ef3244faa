using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Inbox.Picking;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// The list of conversations, live. Its address says which list it is; the text searched for stays in the tab. The newest choice always
/// wins: what was asked for is kept apart from what is shown.
/// </summary>
public sealed partial class ConversationList
{
    private const string SearchText = "list-search";

    private readonly PickList picks = new();
    private PickToggle? toggle;
    private InboxFilter wanted = new(ChatView.Personal);
    private ListPlace? placed;
    private Person? shownTo;
    private Guid? selected;
    private int going;
    private bool isStarting;
    private bool hasSearched;

    [CascadingParameter(Name = "Clinic")] public string Clinic { get; set; } = "";

    /// <summary>The list the address names.</summary>
    [Parameter, EditorRequired] public required ListPlace Place { get; set; }

    [Parameter] public Guid? SelectedId { get; set; }

    /// <summary>The conversation the address names: a moment later it is the selected one.</summary>
    [Parameter] public Guid? AddressedId { get; set; }

    /// <summary>What waits longest is opened, to be answered.</summary>
    [Parameter] public EventCallback<Guid> OnNext { get; set; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required SearchMemoryStore Memory { get; init; }

    [Inject] public required TabMemoryStore Tab { get; init; }

    [Inject] public required PresenceService Presence { get; init; }

    private string SearchName => Words[Reader is Client ? "SearchOwn" : "SearchAll"];

    protected override async Task OnParametersSetAsync()
    {
        var isNewReader = !ReferenceEquals(shownTo, Reader);
        if (shownTo is null)
        {
            await BeginAsync();
        }
        else if (placed != Place)
        {
            shownTo = Reader;
            await FollowAsync();
        }
        else if (isNewReader)
        {
            // Another reader object means other rights: everything shown is read again.
            shownTo = Reader;
            await ReloadAsync();
        }

        await SelectAsync();
    }

    private async Task BeginAsync()
    {
        (shownTo, placed, selected) = (Reader, Place, SelectedId);
        var begun = wanted = InboxFilter.Of(Place, "");
        var (text, spot) = (Tab.ReadAsync(SearchText), Tab.ReadAsync(ListSpot.Name));
        var (kept, place) = (Cut(await text), ListSpot.Of(await spot));

        // Who was quicker than their browser has on the screen what they typed, and what they chose if there is nothing to add to it.
        if (!hasSearched && (kept.Length > 0 || ReferenceEquals(wanted, begun)))
        {
            wanted = wanted with { Text = kept };
            await ShowAsync(place?.FromIn(wanted), CurrentPerson.ActorAsync);
        }
    }

    // The address follows a choice made here a moment later, and several choices one after the other: only the last of them says something
    // new.
    private Task FollowAsync()
    {
        placed = Place;
        var isOurs = going > 0 && --going > 0;
        return isOurs || Place == wanted.Place ? Task.CompletedTask : NarrowAsync(InboxFilter.Of(Place, wanted.Text));
    }

    // What was only kept for its reader goes with them.
    private async Task SelectAsync()
    {
        if (selected != SelectedId)
        {
            selected = SelectedId;
            rows.LetGo(SelectedId);
            await FindOpenAsync();
        }
    }

    private Task SearchAsync(string text)
    {
        hasSearched = true;
        return Task.WhenAll(NarrowAsync(wanted with { Text = text }), Tab.KeepAsync(SearchText, text));
    }

    private Task ChooseAsync(InboxTab tab) => GoAsync(wanted with { Tab = tab });

    private Task ChooseOwnerAsync(ChangeEventArgs change) =>
        GoAsync(wanted with { OwnerId = Guid.TryParse(change.Value?.ToString(), out var owner) ? owner : null });

    private Task GoToAsync(ListPlace place) => GoAsync(InboxFilter.Of(place, wanted.Text));

    private Task GoAsync(InboxFilter chosen)
    {
        if (chosen == wanted)
        {
            return Task.CompletedTask;
        }

        going++;
        Navigation.NavigateTo(chosen.Place.Address(AddressedId), replace: true);
        return NarrowAsync(chosen);
    }

    private void PickAll()
    {
        if (!picks.Add(rows.Rows.Select(placed => placed.Row)))
        {
            Toasts.Refuse(Words["PickedTooMany", PickList.Most]);
        }
    }

    private Task PickedAsync() => picks.IsOn ? Task.CompletedTask : toggle?.CatchFocusAsync() ?? Task.CompletedTask;

    private void SearchMessages()
    {
        Memory.Ask(wanted.Text);
        Navigation.NavigateTo("/search");
    }

    /// <summary>Opens what waits longest in the list one is in and no colleague is at.</summary>
    public async Task NextAsync()
    {
        var refused = await Refusal.OfAsync(async () =>
        {
            if (await LongestWaitAsync(wanted with { Tab = InboxTab.NeedsReply, Text = "" }) is not { } next)
            {
                Toasts.Say(Words["NobodyElseWaits"]);
                return;
            }

            await OnNext.InvokeAsync(next.Id);
            await Js.GoOnAsync(Navigation, wanted.Place.Address(next.Id));
        });
        if (refused is not null)
        {
            Toasts.Refuse(refused.Message);
        }
    }

    private async Task<ConversationRowModel?> LongestWaitAsync(InboxFilter filter)
    {
        for (InboxCursor? after = null; ;)
        {
            var page = await Lists.ListAsync(await CurrentPerson.ActorAsync(), filter, after);
            var free = page.Rows.FirstOrDefault(row => row.Id != AddressedId && IsFree(row));
            if (free is not null || page.Next is null)
            {
                return free;
            }

            after = page.Next;
        }
    }

    private bool IsFree(ConversationRowModel row) => (row.ClaimedBy is null || row.ClaimedBy.Id == Reader.Id)
        && !Presence.Now(Reader.OrganizationId).BesideMe(row.Id, Reader).Any(one => one.IsReplying);

    private void Open(Guid conversationId)
    {
        isStarting = false;
        Navigation.NavigateTo(wanted.Place.Address(conversationId));
    }

    protected override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var (isDifferent, before) = (false, openNow);
        foreach (var change in changes.OfType<ConversationChange>())
        {
            isDifferent |= await TakeAsync(change);
        }

        if (changes.OfType<RefreshChange>().Any())
        {
            isDifferent |= await RenewAsync();
        }

        await FindOpenAsync();
        return isDifferent || openNow != before;
    }

    private static string Cut(string? text) =>
        text is { Length: > InboxFilter.MaxTextLength } ? text[..InboxFilter.MaxTextLength] : text ?? "";
}
