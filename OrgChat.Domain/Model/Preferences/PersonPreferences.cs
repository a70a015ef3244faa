using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Preferences;

/// <summary>How one person likes their screens; nobody else’s concern.</summary>
public sealed class PersonPreferences
{
    private PersonPreferences() { }

    public PersonPreferences(Person person) => PersonId = person.Id;

    public Guid PersonId { get; private set; }

    public Density Density { get; private set; }

    public ChatView View { get; private set; }

    public InboxTab Tab { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <inheritdoc cref="ListPlace.ClaimedById"/>
    public Guid? ClaimedById { get; private set; }

    /// <inheritdoc cref="ListPlace.TagIds"/>
    public EqualList<Guid> TagIds { get; private set; } = ListPlace.NoTags;

    public NoticePlace Notices { get; private set; }

    /// <summary>
    /// Keys pressed alone, such as “/” and “?”, do nothing: who speaks to their computer presses them by accident (WCAG 2.1.4).
    /// </summary>
    public bool IsWithoutShortcuts { get; private set; }

    /// <summary>What the person reads the product in; null where they chose nothing.</summary>
    public Language? Language { get; private set; }

    /// <summary>The list the person had open last.</summary>
    public ListPlace Place => new(View, Tab, OwnerId) { ClaimedById = ClaimedById, TagIds = TagIds };

    public void Choose(Density density) => Density = density;

    public void Choose(NoticePlace notices) => Notices = notices;

    public void UseShortcuts(bool isOn) => IsWithoutShortcuts = !isOn;

    public void Choose(Language? language) => Language = language;

    public void Remember(ListPlace place)
    {
        (View, Tab, OwnerId) = place;
        (ClaimedById, TagIds) = (place.ClaimedById, place.TagIds);
    }
}
