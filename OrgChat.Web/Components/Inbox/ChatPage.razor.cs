using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Inbox;

/// <summary>Personal chat and Organization chat. The address says which, so that reload and the back button keep it.</summary>
public sealed partial class ChatPage
{
    private Guid? shownId;
    private long? shownAt;
    private bool wasOpen;
    private ConversationList? list;

    /// <summary>Opened because it waits longest: answered, the one that waits longest then is opened.</summary>
    private Guid? next;
    private bool hasCome;
    private bool hadOpen;
    private bool hasOpenedPanel;

    [CascadingParameter] public required Person Reader { get; set; }

    /// <summary>Only for the router: the page reads the whole address at once.</summary>
    [Parameter] public Guid? ConversationId { get; set; }

    /// <summary>The message to open it at, by its number.</summary>
    [SupplyParameterFromQuery] public string? At { get; set; }

    /// <summary>Only to be told when the list changes.</summary>
    [SupplyParameterFromQuery] public string? Tab { get; set; }

    /// <inheritdoc cref="Tab"/>
    [SupplyParameterFromQuery] public string? Owner { get; set; }

    /// <inheritdoc cref="Tab"/>
    [SupplyParameterFromQuery] public string? Claimed { get; set; }

    /// <inheritdoc cref="Tab"/>
    [SupplyParameterFromQuery] public string? Tags { get; set; }

    /// <summary>Whether the conversation’s details are open over it; in the address, so that Back closes them.</summary>
    [SupplyParameterFromQuery] public string? Details { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required InboxService Lists { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    private ListPlace Place { get; set; } = ListPlace.First;

    private Guid? OpenId { get; set; }

    private long? OpenedAt => long.TryParse(At, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string ViewName => Place.View.NameFor(Reader);

    private bool IsOpen => Place.View.IsOpenTo(Reader);

    private bool IsPanelOpen => Details is not null;

    // What is shown stays until the conversation that was chosen has been read: one change of the screen instead of two.
    private IEnumerable<Guid> Panes => new[] { shownId, OpenId }.OfType<Guid>().Distinct();

    protected override async Task OnParametersSetAsync()
    {
        // Both from the address: it changes a moment before the parameter, and a conversation drawn in between would be opened and
        // recorded.
        var path = Navigation.ToBaseRelativePath(Navigation.Uri);
        (Place, OpenId) = (ChatViewText.PlaceOf(path, Reader), ChatViewText.ConversationOf(path));
        next = next == OpenId ? next : null; // Who goes elsewhere goes on from there.
        shownId = OpenId is null || !hasCome ? OpenId : shownId;
        shownAt = shownId == OpenId ? OpenedAt : shownAt;
        (hasCome, hadOpen) = (true, hadOpen || OpenId is not null);
        if (!IsOpen && wasOpen)
        {
            Navigation.NavigateTo("/chat", replace: true);
        }

        var isRefused = !IsOpen && !wasOpen;
        wasOpen = IsOpen;
        if (isRefused)
        {
            // The page is hidden without asking anybody; whoever typed its address is refused by the service, which accounts for it.
            await Refusal.OfAsync(async () => await Lists.OwnersAsync(await CurrentPerson.ActorAsync()));
        }
    }

    // Without a receiver: whoever sends need not wait for a page to be drawn in which nothing has changed.
    private EventCallback Sent => new(null, GoOnAsync);

    private Task GoOnAsync() => next is not null && next == shownId ? list?.NextAsync() ?? Task.CompletedTask : Task.CompletedTask;

    private void Show(Guid conversationId)
    {
        if (conversationId == OpenId)
        {
            (shownId, shownAt) = (OpenId, OpenedAt);
        }
    }

    // Opened by a step forward, so closed by the step back: no second entry for the same conversation.
    private async Task ShowPanelAsync(bool isOpen)
    {
        if (isOpen == IsPanelOpen)
        {
            return;
        }

        if (!isOpen && hasOpenedPanel)
        {
            hasOpenedPanel = false;
            await Js.InvokeVoidAsync("history.back");
            return;
        }

        hasOpenedPanel = isOpen;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("details", isOpen ? "open" : null), replace: !isOpen);
    }
}
