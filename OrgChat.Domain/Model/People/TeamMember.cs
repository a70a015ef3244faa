using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.People;

/// <summary>A person who works for the organization.</summary>
public sealed class TeamMember : Person
{
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(366);

    private TeamMember() { }

    public TeamMember(Guid organizationId, string name, string? email, TeamRole role, string? profession, DateTimeOffset now)
        : base(organizationId, name, email, now)
    {
        Describe(role, profession);
    }

    public TeamRole Role { get; private set; }

    /// <summary>What colleagues and clients read beside the name, such as “Physician”.</summary>
    public string Profession => SealedProfession?.TextOrMark ?? "";

    internal SealedText? SealedProfession { get; private set; }

    /// <summary>A line of their own under the name, such as how to reach them; empty for most.</summary>
    public string Signature => SealedSignature?.TextOrMark ?? "";

    internal SealedText? SealedSignature { get; private set; }

    public bool IsAdmin { get; private set; }

    public PermissionSet Permissions { get; private set; }

    /// <summary>What they gave themself as the only admin and still have; everything else somebody gave them.</summary>
    public Permission GaveThemself { get; private set; }

    /// <summary>When they last did; null while they have nothing of it.</summary>
    public DateTimeOffset? GaveThemselfAt { get; private set; }

    /// <summary>Until when they are away, as far as anybody said; see <see cref="AwayUntilAfter"/>.</summary>
    public DateTimeOffset? AwayUntil { get; private set; }

    /// <summary>The day they are back then, by the clinic’s clock.</summary>
    public DateOnly? BackOn { get; private set; }

    public override string Title => Profession;

    public override bool Can(Permission permission) => IsActive && Permissions.Has(permission);

    public void Describe(TeamRole role, string? profession)
    {
        var trimmed = SingleLineRules.Of(profession);
        Role = role;
        SealedProfession = trimmed.Length == 0 && SealedProfession is { Opens: false } ? SealedProfession // Left empty is not taken away.
            : trimmed.Length <= PersonNameRules.MaxLength ? SealedText.Of(trimmed)
            : throw new RefusedException("ProfessionTooLong", PersonNameRules.MaxLength);
    }

    /// <exception cref="RefusedException">It is too long.</exception>
    public void Sign(string? signature)
    {
        var line = SingleLineRules.Of(signature);
        SealedSignature = line.Length <= PersonNameRules.MaxLength
            ? SealedText.Of(line)
            : throw new RefusedException("SignatureTooLong", PersonNameRules.MaxLength);
    }

    /// <summary>Until when they are away; null when they are there at this moment.</summary>
    public DateTimeOffset? AwayUntilAfter(DateTimeOffset moment) => AwayUntil > moment ? AwayUntil : null;

    /// <summary>The day they are back; null when they are there at this moment.</summary>
    public DateOnly? BackOnAfter(DateTimeOffset moment) => AwayUntil > moment ? BackOn : null;

    /// <param name="back">The day they are back.</param>
    /// <param name="until">When that begins.</param>
    /// <exception cref="RefusedException">It is not to come, or more than a year away.</exception>
    public void BeAway(DateOnly back, DateTimeOffset until, DateTimeOffset now) =>
        (BackOn, AwayUntil) = until > now && until <= now + LongestAbsence ? (back, until) : throw new RefusedException("BackAlready");

    public void ComeBack() => (BackOn, AwayUntil) = (null, null);

    public void MakeAdmin() => IsAdmin = true;

    public void StopBeingAdmin() => IsAdmin = false;

    public void Allow(PermissionSet permissions)
    {
        Permissions = permissions;
        GaveThemself &= permissions.Value;
        GaveThemselfAt = GaveThemself == Permission.None ? null : GaveThemselfAt;
    }

    /// <summary>The same by their own hand: what is new stays marked for as long as they have it.</summary>
    public void AllowThemself(PermissionSet permissions, DateTimeOffset now)
    {
        var given = permissions.Value & ~Permissions.Value;
        Allow(permissions);
        if (given != Permission.None)
        {
            (GaveThemself, GaveThemselfAt) = (GaveThemself | given, now);
        }
    }

    /// <summary>The same member as they would be with other permissions; never saved, only asked.</summary>
    public TeamMember AsIf(PermissionSet permissions)
    {
        var other = (TeamMember)MemberwiseClone();
        other.Permissions = permissions;
        return other;
    }
}
