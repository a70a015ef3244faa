using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>
/// What a person signs in with; it shares the person's id, and the same address may have one in each organization. The address stands with
/// the person, sealed; Identity’s own columns for it stay empty.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Wrong codes at the second step until the account takes none for a while.</summary>
    public const int FailuresAllowed = 5;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);

    private Account() { }

    public Account(Person person)
    {
        Id = person.Id;
        OrganizationId = person.OrganizationId;
        UserName = person.Id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        LockoutEnabled = true;
        EndSessions();
    }

    public Guid OrganizationId { get; private set; }

    public Person Person { get; private set; } = null!;

    /// <summary>How often that happened since somebody last came in; each lock is longer than the one before.</summary>
    public int Locks { get; private set; }

    /// <summary>A keyed hash over the second factors; null while there are none.</summary>
    internal byte[]? FactorsMac { get; private set; }

    /// <summary>Whether no code is taken now from a browser nobody knows. Only who has the password can bring this about.</summary>
    public bool IsLockedAt(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>Counts a wrong code. The fifth locks: 15 minutes, then 30, then an hour each time.</summary>
    /// <returns>Whether this one locked it.</returns>
    public bool FailAt(DateTimeOffset now)
    {
        if (IsLockedAt(now) || ++AccessFailedCount < FailuresAllowed)
        {
            return false;
        }

        LockoutEnd = now + (FirstLock * Math.Pow(2, Math.Min(Locks++, 2)));
        AccessFailedCount = 0;
        return true;
    }

    /// <summary>Somebody proved to be its person: failures before count no more.</summary>
    public void Welcome()
    {
        (AccessFailedCount, Locks) = (0, 0);
        LockoutEnd = null;
    }

    /// <summary>
    /// The member who was shown the link with which the present password was chosen, and when that was; null when nobody was.
    /// </summary>
    public Guid? LinkShownToId { get; private set; }

    public DateTimeOffset? LinkUsedAt { get; private set; }

    internal void ChooseWith(AccountLink link) =>
        (LinkShownToId, LinkUsedAt) = link.ShownToId is null || link.Kind == AccountLinkKind.Letter
            ? (null, null)
            : (link.ShownToId, link.UsedAt);

    /// <summary>Every cookie given out before stops working.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");
}
