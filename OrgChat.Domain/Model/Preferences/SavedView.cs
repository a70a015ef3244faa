using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.Preferences;

/// <summary>A list of conversations that one person comes back to, under a name of their own; nobody else’s concern.</summary>
public sealed class SavedView
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 40;

    /// <summary>How many a person has.</summary>
    public const int Most = 20;

    private SavedView() { }

    /// <exception cref="NotFoundException">The list is not open to them.</exception>
    public SavedView(TeamMember member, ListPlace place, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = member.OrganizationId;
        PersonId = member.Id;
        (View, Tab, OwnerId) = place.IsOpenTo(member) ? place : throw new NotFoundException(MissingKind.Page);
        (ClaimedById, TagIds) = (place.ClaimedById, place.TagIds);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid PersonId { get; private set; }

    public string Name => SealedName.TextOrMark;

    internal SealedText SealedName { get; private set; } = null!;

    public ChatView View { get; private set; }

    public InboxTab Tab { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <inheritdoc cref="ListPlace.ClaimedById"/>
    public Guid? ClaimedById { get; private set; }

    /// <inheritdoc cref="ListPlace.TagIds"/>
    public EqualList<Guid> TagIds { get; private set; } = ListPlace.NoTags;

    public ListPlace Place => new(View, Tab, OwnerId) { ClaimedById = ClaimedById, TagIds = TagIds };

    /// <param name="others">Those the person has beside it.</param>
    /// <exception cref="RefusedException">The name is missing, too long or another’s.</exception>
    public void Rename(string? name, IEnumerable<SavedView> others)
    {
        var called = SingleLineRules.Of(name) switch
        {
            "" => throw new RefusedException("ViewNameMissing"),
            { Length: > MaxNameLength } => throw new RefusedException("ViewNameTooLong", MaxNameLength),
            var line => line,
        };
        if (others.Any(other => other.Id != Id && other.Name.Equals(called, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedException("ViewNameTaken", called);
        }

        SealedName = SealedText.Of(called)!;
    }
}
