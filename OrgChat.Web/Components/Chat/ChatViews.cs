using OrgChat.Domain.Inbox;

namespace OrgChat.Web.Components.Chat;

/// <summary>The names and addresses of the two views.</summary>
internal static class ChatViews
{
    private const string OrganizationPath = "chat/organization";

    public static ChatView Of(string relativePath) =>
        relativePath.StartsWith(OrganizationPath, StringComparison.OrdinalIgnoreCase) ? ChatView.Organization : ChatView.Personal;

    public static string Name(this ChatView view) => view == ChatView.Organization ? "Organization chat" : "Personal chat";

    public static string Address(this ChatView view) => view == ChatView.Organization ? $"/{OrganizationPath}" : "/chat";

    public static string Address(this ChatView view, Guid conversationId) => $"{view.Address()}/{conversationId}";
}
