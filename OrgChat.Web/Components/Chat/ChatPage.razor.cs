using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Inbox;
using OrgChat.Domain.People;
using OrgChat.Domain.Permissions;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Chat;

/// <summary>Personal chat and Organization chat. The address says which, so that reload and the back button keep it.</summary>
public sealed partial class ChatPage
{
    private bool isPanelOpen;
    private bool wasOpen;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter] public Guid? ConversationId { get; set; }

    /// <summary>The message to open it at, by its number.</summary>
    [SupplyParameterFromQuery] public long? At { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toasts Toasts { get; init; }

    private ChatView View { get; set; }

    private string ViewName => View.Name();

    private bool IsOpen => View == ChatView.Personal || Reader.Can(Permission.OrganizationChat);

    protected override void OnParametersSet()
    {
        View = ChatViews.Of(Navigation.ToBaseRelativePath(Navigation.Uri));
        if (!IsOpen && wasOpen)
        {
            Toasts.Refuse("Organization chat was turned off for you.");
            Navigation.NavigateTo("/chat", replace: true);
        }

        wasOpen = IsOpen;
    }
}
