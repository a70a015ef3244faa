using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.Tags;

/// <summary>
/// What the team puts on conversations to find them together: a name and a colour, chosen by the organization. No client sees it.
/// </summary>
public sealed class Tag
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 24;

    /// <summary>How many an organization has.</summary>
    public const int Most = 50;

    private Tag() { }

    public Tag(TeamMember by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = by.OrganizationId;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public string Name => SealedName.TextOrMark;

    internal SealedText SealedName { get; private set; } = null!;

    public TagColor Color { get; private set; }

    /// <summary>Since when it is in no list any more and stands on nothing; null while it is used.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    public bool IsArchived => ArchivedAt is not null;

    /// <summary>Says what it is called and which colour it has.</summary>
    /// <param name="others">Those the organization has beside it.</param>
    /// <exception cref="RefusedException">The name is missing, too long or another’s; nothing is changed then.</exception>
    /// <returns>Whether that is anything new.</returns>
    public bool Describe(string? name, TagColor color, IEnumerable<Tag> others)
    {
        var called = CheckedName(name);
        RequireOwnName(called, others);
        if (SealedName is not null && (called, color) == (Name, Color))
        {
            return false;
        }

        SealedName = SealedText.Of(called)!;
        Color = Enum.IsDefined(color) ? color : throw new ArgumentOutOfRangeException(nameof(color));
        return true;
    }

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    /// <summary>Brings it back, with what it stood on.</summary>
    /// <exception cref="RefusedException">Another one has its name by now.</exception>
    public void Restore(IEnumerable<Tag> others)
    {
        RequireOwnName(Name, others);
        ArchivedAt = null;
    }

    private void RequireOwnName(string name, IEnumerable<Tag> others)
    {
        if (others.Any(other => other.Id != Id && !other.IsArchived && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedException("TagNameTaken", name);
        }
    }

    private static string CheckedName(string? name) => SingleLineRules.Of(name) switch
    {
        "" => throw new RefusedException("TagNameMissing"),
        { Length: > MaxNameLength } => throw new RefusedException("TagNameTooLong", MaxNameLength),
        var line => line,
    };
}
