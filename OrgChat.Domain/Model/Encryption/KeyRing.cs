using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace OrgChat.Domain.Model.Encryption;

/// <summary>
/// Seals and opens an organization’s words. Its keys stand in the database, wrapped by the master key, and are kept in memory once used.
/// </summary>
/// <remarks>
/// A place says where the sealed bytes stand: table, column, row. Bytes moved to another row, column or organization do not open.
/// </remarks>
public sealed partial class KeyRing
{
    /// <summary>So long a key may be taken for the newest outside a transaction; it is kept far longer after it was replaced.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid Organization, int Version), byte[]> keys = new();
    private readonly ConcurrentDictionary<Guid, int> newest = new();
    private readonly ConcurrentDictionary<Guid, long> looked = new();
    private readonly MasterKey master;
    private readonly Func<Guid, IReadOnlyList<OrganizationKey>> load;
    private readonly TimeProvider clock;
    private readonly ILogger<KeyRing> log;
    private byte[]? rowKey;
    private byte[]? recordKey;
    private byte[]? forGoodKey;

    internal KeyRing(MasterKey master, Func<Guid, IReadOnlyList<OrganizationKey>> load, TimeProvider clock, ILogger<KeyRing> log)
    {
        this.master = master;
        this.load = load;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>Seals with the newest data key of the organization.</summary>
    /// <param name="place">Table, column and row the result will be stored in; needed again to open it.</param>
    public byte[] Seal(Guid organizationId, ReadOnlySpan<byte> plain, string place)
    {
        var version = NewestVersion(organizationId);
        return SealedFormat.Seal(Key(organizationId, version), version, plain, Bound(organizationId, place));
    }

    /// <exception cref="CannotOpenException">It was changed, or sealed for another place, organization or key.</exception>
    public byte[] Open(Guid organizationId, ReadOnlySpan<byte> stored, string place)
    {
        var version = SealedFormat.VersionOf(stored);
        return version > OrganizationKey.ForIndexes
            ? SealedFormat.Open(Key(organizationId, version), stored, Bound(organizationId, place))
            : throw new CannotOpenException();
    }

    /// <summary>
    /// Seals what is never written again, such as an entry of the record, with a key of the installation that no rotation changes.
    /// </summary>
    internal byte[] SealForGood(Guid organizationId, ReadOnlySpan<byte> plain, string place) =>
        SealedFormat.Seal(ForGoodKey, OrganizationKey.ForIndexes, plain, Bound(organizationId, place));

    /// <exception cref="CannotOpenException">It was changed, or sealed for another place, organization or installation.</exception>
    internal byte[] OpenForGood(Guid organizationId, ReadOnlySpan<byte> stored, string place) =>
        SealedFormat.Open(ForGoodKey, stored, Bound(organizationId, place));

    /// <summary>The version of the data key that is sealed with now.</summary>
    internal int NewestVersion(Guid organizationId)
    {
        if (!looked.TryGetValue(organizationId, out var last) || clock.GetElapsedTime(last) > Fresh)
        {
            Load(organizationId);
        }

        return newest.TryGetValue(organizationId, out var version) ? version : throw new CannotOpenException();
    }

    /// <summary>The key that files of the organization have theirs from, of one version of its data key.</summary>
    /// <exception cref="CannotOpenException">There is no such version.</exception>
    internal byte[] FilesKey(Guid organizationId, int version) =>
        version > OrganizationKey.ForIndexes ? MasterKey.Derive(Key(organizationId, version), "files") : throw new CannotOpenException();

    /// <summary>The key for look-up values of one organization; the rotation of data keys does not change it.</summary>
    public byte[] IndexKey(Guid organizationId) => MasterKey.Derive(Key(organizationId, OrganizationKey.ForIndexes), "index");

    /// <summary>A key of the whole installation, for one purpose; no rotation changes it.</summary>
    public byte[] InstallationKey(string purpose) =>
        MasterKey.Derive(Key(OrganizationKey.Installation, OrganizationKey.ForIndexes), purpose);

    /// <summary>Authenticates rows: the key of the hash that every row carries which decides something.</summary>
    internal byte[] RowKey => rowKey ??= InstallationKey("rows");

    /// <summary>Authenticates entries of the audit record, beside their public chain.</summary>
    internal byte[] RecordKey => recordKey ??= InstallationKey("record");

    private byte[] ForGoodKey => forGoodKey ??= InstallationKey("for good");

    /// <summary>Seals something of the whole installation, such as a file that belongs to no organization.</summary>
    public byte[] SealForInstallation(ReadOnlySpan<byte> plain, string purpose) =>
        SealedFormat.Seal(InstallationKey(purpose), OrganizationKey.ForIndexes, plain, Encoding.UTF8.GetBytes(purpose));

    /// <exception cref="CannotOpenException">It was changed, or sealed for another purpose or installation.</exception>
    public byte[] OpenForInstallation(ReadOnlySpan<byte> stored, string purpose) =>
        SealedFormat.Open(InstallationKey(purpose), stored, Encoding.UTF8.GetBytes(purpose));

    /// <summary>First keys for a new organization: one for its indexes, one for its data.</summary>
    /// <param name="isFromBefore">Whether what is there was written before rows were authenticated.</param>
    internal IReadOnlyList<OrganizationKey> MakeFor(Guid organizationId, DateTimeOffset now, bool isFromBefore = false) =>
        organizationId == OrganizationKey.Installation
        ? [Make(organizationId, OrganizationKey.ForIndexes, now, isFromBefore)]
        : [Make(organizationId, OrganizationKey.ForIndexes, now), Make(organizationId, 1, now)];

    /// <summary>Learns what another process may have made: the keys an organization has now.</summary>
    internal void Learn(Guid organizationId, IEnumerable<OrganizationKey> stored)
    {
        looked[organizationId] = clock.GetTimestamp();
        foreach (var key in stored)
        {
            Learn(key);
        }
    }

    /// <summary>The same words under the newest key; null when they do not open.</summary>
    internal byte[]? TrySealAnew(Guid organizationId, byte[] stored, string place)
    {
        try
        {
            return Seal(organizationId, Open(organizationId, stored, place), place);
        }
        catch (CannotOpenException)
        {
            return null;
        }
    }

    /// <summary>
    /// A further data key, known here only once it is stored: words sealed with a key that was rolled back would be lost.
    /// </summary>
    internal OrganizationKey MakeNext(Guid organizationId, int version, DateTimeOffset now) =>
        new(organizationId, version, OrganizationKey.Random(), master, now);

    /// <summary>Of a key that is being removed; should that be rolled back, it is loaded again when needed.</summary>
    internal void Forget(OrganizationKey key) => keys.TryRemove((key.OrganizationId, key.Version), out _);

    internal void Rewrap(OrganizationKey key, MasterKey next) => key.Rewrap(master, next);

    internal bool IsFromBefore(OrganizationKey key) => key.IsFromBefore(master);

    internal void Renew(OrganizationKey key) => key.Renew(master);

    internal void ReportAltered(string table, string row) => LogAltered(table, row);

    /// <summary>Told where words stand that do not open, whoever comes upon them.</summary>
    internal Action<SealedPlace>? OnCannotOpen { get; set; }

    internal void Report(SealedPlace place)
    {
        LogCannotOpen(place.Name, place.OrganizationId);
        OnCannotOpen?.Invoke(place);
    }

    private OrganizationKey Make(Guid organizationId, int version, DateTimeOffset now, bool isFromBefore = false)
    {
        var key = OrganizationKey.Random();
        Know(organizationId, version, key);
        return new OrganizationKey(organizationId, version, key, master, now, isFromBefore);
    }

    private byte[] Key(Guid organizationId, int version)
    {
        if (!keys.TryGetValue((organizationId, version), out var key))
        {
            Load(organizationId);
        }

        return key ?? keys.GetValueOrDefault((organizationId, version)) ?? throw new CannotOpenException();
    }

    private void Load(Guid organizationId) => Learn(organizationId, load(organizationId));

    private void Learn(OrganizationKey stored)
    {
        if (!keys.ContainsKey((stored.OrganizationId, stored.Version)))
        {
            Know(stored.OrganizationId, stored.Version, stored.Unwrap(master));
        }
    }

    private void Know(Guid organizationId, int version, byte[] key)
    {
        keys[(organizationId, version)] = key;
        if (version > OrganizationKey.ForIndexes)
        {
            newest.AddOrUpdate(organizationId, version, (_, known) => Math.Max(known, version));
        }
    }

    private static byte[] Bound(Guid organizationId, string place) => [.. organizationId.ToByteArray(), .. Encoding.UTF8.GetBytes(place)];

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Place} of organization {Organization} does not open: it was changed or moved, or its key is gone.")]
    private partial void LogCannotOpen(string place, Guid organization);

    [LoggerMessage(Level = LogLevel.Critical,
        Message =
            "A row of {Table} is not as OrgChat wrote it and is not believed: {Row}. Somebody changed the database. Run the command verify.")]
    private partial void LogAltered(string table, string row);
}
