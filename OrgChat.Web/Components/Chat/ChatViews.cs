using OrgChat.Domain.Inbox;
using OrgChat.Domain.People;

namespace OrgChat.Web.Components.Chat;

/// <summary>The names and addresses of the two views.</summary>
internal static class ChatViews
{
    private const string OrganizationPath = "chat/organization";

    public static ChatView Of(string relativePath) =>
        relativePath.StartsWith(OrganizationPath, StringComparison.OrdinalIgnoreCase) ? ChatView.Organization : ChatView.Personal;

    /// <summary>The conversation an address names, if it names one.</summary>
    public static Guid? ConversationOf(string relativePath) =>
        Guid.TryParse(relativePath.Split('?', '#')[0].Split('/')[^1], out var conversationId) ? conversationId : null;

    public static string Name(this ChatView view) => view == ChatView.Organization ? "Organization chat" : "Personal chat";

    /// <summary>What this reader calls the view: clients know only their own conversations.</summary>
    public static string NameFor(this ChatView view, Person reader) => reader is Client ? "Your conversations" : view.Name();

    public static string Address(this ChatView view) => view == ChatView.Organization ? $"/{OrganizationPath}" : "/chat";

    public static string Address(this ChatView view, Guid conversationId) => $"{view.Address()}/{conversationId}";
}
