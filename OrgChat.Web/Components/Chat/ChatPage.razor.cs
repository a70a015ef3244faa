using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrgChat.Domain;
using OrgChat.Domain.Inbox;
using OrgChat.Domain.People;
using OrgChat.Domain.Permissions;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Web.Components.Chat;

/// <summary>Personal chat and Organization chat. The address says which, so that reload and the back button keep it.</summary>
public sealed partial class ChatPage
{
    private bool isPanelOpen;
    private bool wasOpen;
    private bool hadOpen;

    [CascadingParameter] public required Person Reader { get; set; }

    /// <summary>Only for the router: the page reads the whole address at once.</summary>
    [Parameter] public Guid? ConversationId { get; set; }

    /// <summary>The message to open it at, by its number.</summary>
    [SupplyParameterFromQuery] public string? At { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required InboxLists Lists { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    private ChatView View { get; set; }

    private Guid? OpenId { get; set; }

    private long? OpenedAt => long.TryParse(At, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string ViewName => View.NameFor(Reader);

    private bool IsOpen => View == ChatView.Personal || Reader.Can(Permission.OrganizationChat);

    protected override async Task OnParametersSetAsync()
    {
        // Both from the address: it changes a moment before the parameter, and a conversation drawn in between would be opened and recorded.
        var path = Navigation.ToBaseRelativePath(Navigation.Uri);
        (View, OpenId) = (ChatViews.Of(path), ChatViews.ConversationOf(path));
        hadOpen |= OpenId is not null;
        if (!IsOpen && wasOpen)
        {
            Navigation.NavigateTo("/chat", replace: true);
        }

        var isRefused = !IsOpen && !wasOpen;
        wasOpen = IsOpen;
        if (isRefused)
        {
            await AskAsync();
        }
    }

    // The page is hidden without asking anybody; whoever typed its address is refused by the service, which accounts for it.
    private async Task AskAsync()
    {
        try
        {
            await Lists.OwnersAsync(await CurrentPerson.ActorAsync());
        }
        catch (RefusedException)
        {
            // As expected.
        }
    }
}
