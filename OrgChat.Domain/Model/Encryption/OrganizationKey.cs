using System.Security.Cryptography;

namespace OrgChat.Domain.Model.Encryption;

/// <summary>
/// One version of an organization’s data key, wrapped by the master key. Version 0 is the key of its indexes, which no rotation changes.
/// </summary>
public sealed class OrganizationKey
{
    /// <summary>The version whose sub-keys make look-up values: they must stay the same for as long as the values do.</summary>
    public const int ForIndexes = 0;

    /// <summary>Not an organization: the keys of the whole installation.</summary>
    public static readonly Guid Installation = Guid.Empty;

    private OrganizationKey() { }

    internal OrganizationKey(Guid organizationId, int version, byte[] key, MasterKey master, DateTimeOffset now, bool isFromBefore = false)
    {
        OrganizationId = organizationId;
        Version = version;
        CreatedAt = now;
        Wrapped = master.Wrap(key, isFromBefore ? FormerPlace : Place);
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>1, 2, 3… for data.</summary>
    public int Version { get; private set; }

    public byte[] Wrapped { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    private string Place => OrganizationId == Installation ? FormerPlace + "/rows" : FormerPlace;

    private string FormerPlace => FormattableString.Invariant($"OrganizationKeys/{OrganizationId:N}/{Version}");

    internal static byte[] Random() => RandomNumberGenerator.GetBytes(SealedFormat.KeyBytes);

    /// <exception cref="CannotOpenException">Another master key wrapped it.</exception>
    internal byte[] Unwrap(MasterKey master) => IsFromBefore(master) ? master.Unwrap(Wrapped, FormerPlace) : master.Unwrap(Wrapped, Place);

    /// <summary>
    /// Whether it was wrapped before rows were authenticated. The place is the mark of it, as nobody without the
    /// master key can put it back: deleting a mark in the database would make every forged row right at the next start.
    /// </summary>
    internal bool IsFromBefore(MasterKey master)
    {
        try
        {
            return OrganizationId == Installation && master.Unwrap(Wrapped, FormerPlace).Length > 0;
        }
        catch (CannotOpenException)
        {
            return false;
        }
    }

    internal void Rewrap(MasterKey former, MasterKey next) =>
        Wrapped = next.Wrap(Unwrap(former), IsFromBefore(former) ? FormerPlace : Place);

    /// <summary>From now on rows are authenticated.</summary>
    internal void Renew(MasterKey master) => Wrapped = master.Wrap(Unwrap(master), Place);
}
