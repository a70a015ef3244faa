using Microsoft.AspNetCore.WebUtilities;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox;

/// <summary>The names and addresses of the two views and their lists. No person’s word stands in an address.</summary>
public static class ChatViewText
{
    private const string OrganizationPath = "chat/organization";

    /// <summary>Between the ids of tags: a sign that an address leaves as it is.</summary>
    private const char Between = '.';

    public static ChatView Of(string relativePath) =>
        relativePath.StartsWith(OrganizationPath, StringComparison.OrdinalIgnoreCase) ? ChatView.Organization : ChatView.Personal;

    /// <summary>Whether an address is of a list of conversations; the page of mentions is not.</summary>
    public static bool IsChat(string relativePath) => PathOf(relativePath).Split('/') is [var first, ..] parts
        && first.Equals("chat", StringComparison.OrdinalIgnoreCase) && parts is not [_, "mentions"];

    /// <summary>The conversation an address names, if it names one.</summary>
    public static Guid? ConversationOf(string relativePath) =>
        Guid.TryParse(PathOf(relativePath).Split('/')[^1], out var conversationId) ? conversationId : null;

    /// <summary>The list an address names. What makes no sense for this reader is as if it were not there.</summary>
    public static ListPlace PlaceOf(string relativePath, Person reader)
    {
        var query = QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost/"), relativePath).Query);
        var view = Of(relativePath);
        var tab = InboxTabText.Of(query.GetValueOrDefault("tab").ToString());
        return new ListPlace(
            view,
            tab.IsOpenTo(reader) ? tab : InboxTab.All,
            view == ChatView.Organization ? IdOf(query.GetValueOrDefault("owner").ToString()) : null)
        {
            ClaimedById = reader is TeamMember ? IdOf(query.GetValueOrDefault("claimed").ToString()) : null,
            TagIds = new(reader is not TeamMember ? [] : query.GetValueOrDefault("tags").ToString().Split(Between).Take(Tag.Most)
                .Select(IdOf).OfType<Guid>().Distinct().Order()),
        };
    }

    public static string Name(this ChatView view) => Words.Of(view);

    /// <summary>What this reader calls the view: clients know only their own conversations.</summary>
    public static string NameFor(this ChatView view, Person reader) => reader is Client ? Words["YourConversations"] : view.Name();

    public static string Address(this ChatView view) => view == ChatView.Organization ? $"/{OrganizationPath}" : "/chat";

    public static string Address(this ChatView view, Guid conversationId) => $"{view.Address()}/{conversationId}";

    /// <summary>The address of a list, with a conversation open beside it or none.</summary>
    public static string Address(this ListPlace place, Guid? conversationId = null)
    {
        var path = conversationId is { } id ? place.View.Address(id) : place.View.Address();
        return QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
        {
            ["tab"] = place.Tab == InboxTab.All ? null : place.Tab.Address(),
            ["owner"] = place.OwnerId?.ToString(),
            ["claimed"] = place.ClaimedById?.ToString(),
            ["tags"] = place.TagIds.Count == 0 ? null : string.Join(Between, place.TagIds),
        });
    }

    private static Guid? IdOf(string text) => Guid.TryParse(text, out var id) ? id : null;

    private static string PathOf(string relativePath) => relativePath.Split('?', '#')[0];
}
