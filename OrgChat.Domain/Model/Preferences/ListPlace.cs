
namespace OrgChat.Domain.Model.Preferences;

/// <summary>A list of conversations: the view, its tab, and the owner it is narrowed to.</summary>
public sealed record ListPlace(ChatView View, InboxTab Tab, Guid? OwnerId)
{
    /// <summary>Where everybody begins.</summary>
    public static ListPlace First { get; } = new(ChatView.Personal, InboxTab.All, null);
}
