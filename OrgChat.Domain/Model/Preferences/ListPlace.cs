
namespace OrgChat.Domain.Model.Preferences;

/// <summary>A list of conversations: the view, its tab, and what it is narrowed to.</summary>
public sealed record ListPlace(ChatView View, InboxTab Tab, Guid? OwnerId)
{
    internal static readonly EqualList<Guid> NoTags = new([]);

    /// <summary>Where everybody begins.</summary>
    public static ListPlace First { get; } = new(ChatView.Personal, InboxTab.All, null);

    /// <summary>Only what this member has claimed; null for all.</summary>
    public Guid? ClaimedById { get; init; }

    /// <summary>Only what one of these tags stands on; empty for all.</summary>
    public EqualList<Guid> TagIds { get; init; } = NoTags;

    /// <summary>Whether it shows only a part of its tab.</summary>
    public bool IsNarrowed => OwnerId is not null || IsNarrowedByTeam;

    /// <summary>Whether it is narrowed to what no client knows of.</summary>
    internal bool IsNarrowedByTeam => ClaimedById is not null || TagIds.Count > 0;

    /// <summary>The same with all of its tab.</summary>
    public ListPlace ToWhole() => new(View, Tab, null);
}
