using System.Globalization;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.AuditChain;

namespace OrgChat.Domain.Features.Audit;

/// <summary>
/// Follows one organization’s chain entry by entry, beside its anchors, to the first thing that is wrong; keeps nothing but the last link.
/// </summary>
internal sealed class AuditChainCheck : IDisposable
{
    private readonly AnchorKey key;
    private readonly byte[] recordKey;
    private readonly IEnumerator<Anchor?> anchors;
    private ChainLink last = ChainLink.Start;
    private AuditEntry? lastEntry;
    private Anchor? nextAnchor;
    private long lastAnchored;
    private int anchorings;

    public AuditChainCheck(IEnumerable<Anchor?> anchors, AnchorKey key, byte[] recordKey)
    {
        this.key = key;
        this.recordKey = recordKey;
        this.anchors = anchors.GetEnumerator();
        NextAnchor();
    }

    /// <summary>The first thing that is wrong.</summary>
    public string? Fault { get; private set; }

    public long Checked { get; private set; }

    public long Anchored => lastAnchored;

    public void Dispose() => anchors.Dispose();

    /// <returns>Whether all is well so far.</returns>
    public bool Follow(AuditEntry entry)
    {
        Checked++;
        Fault ??= FaultOf(entry) ?? AnchorFault(entry);
        (last, lastEntry) = (new ChainLink(entry.Number ?? 0, entry.Hash ?? []), entry);
        return Fault is null;
    }

    /// <param name="total">Entries the organization has, however they are numbered.</param>
    /// <param name="isAnchorDue">Whether an anchor should exist by now.</param>
    public void End(long total, bool isAnchorDue)
    {
        Fault ??= this switch
        {
            { nextAnchor: { } missing } => Invariant(
                $"Entry {last.Number + 1} and those after it are missing: the record was cut off. Entry {missing.Number} was there and signed on {Day(missing.At)}."),
            _ when total > Checked => Invariant($"{total - Checked} entries stand beside the chain: they were inserted."),
            { anchorings: > 0, lastAnchored: 0 } when Checked > 0 =>
                "The signed anchors are gone, so nobody can tell whether the record was cut off or rewritten. Bring their directory back and verify again.",
            _ when isAnchorDue && Checked == 0 => "The record is empty although the clinic is not new: it was taken away.",
            _ when isAnchorDue && lastAnchored == 0 =>
                "No signed anchor of this record was ever written here, so nobody can tell whether it was cut off or rewritten.",
            _ => null,
        };
    }

    private string? FaultOf(AuditEntry entry)
    {
        if (entry.Number > last.Number + 1)
        {
            return Invariant(
                $"Entry {last.Number + 1} is missing: it was removed. It stood between {Place(lastEntry)} and {Place(entry)}.");
        }

        if (entry.Number <= last.Number || (lastEntry is not null && entry.Id < lastEntry.Id))
        {
            return First(entry, "it was inserted or moved.");
        }

        if (entry.Hash is null || !entry.Hash.AsSpan().SequenceEqual(AuditChainFormat.HashOf(entry, last.Hash)))
        {
            return First(entry, "it was changed since it was written.");
        }

        if (!entry.IsWrittenByOrgChat(recordKey))
        {
            return First(entry, "OrgChat did not write it.");
        }

        return entry.Action == AuditAction.AnchoringBegan && ++anchorings > 1
            ? Invariant(
                $"The anchors signed before {Day(entry.At)} are gone, and others begun in their place. Bring the old ones back and verify again.")
            : null;
    }

    private string? AnchorFault(AuditEntry entry)
    {
        while (nextAnchor is { } anchor && anchor.Number == entry.Number)
        {
            if (!anchor.Fits(entry))
            {
                return Invariant(
                    $"The record was rewritten, from entry {lastAnchored + 1} on at the earliest: {Place(entry)} is not the one that was signed on {Day(anchor.At)}.");
            }

            lastAnchored = anchor.Number;
            NextAnchor();
        }

        return Fault;
    }

    private void NextAnchor()
    {
        while (anchors.MoveNext())
        {
            nextAnchor = anchors.Current;
            if (nextAnchor is null || nextAnchor.Number < lastAnchored || !nextAnchor.IsSignedBy(key))
            {
                Fault ??= Invariant($"The anchors were changed: the one after that of entry {lastAnchored} is not as it was signed.");
            }
            else if (nextAnchor.Number > 0)
            {
                return;
            }
        }

        nextAnchor = null;
    }

    private static string Place(AuditEntry? entry) =>
        entry is null ? "the beginning" : Invariant($"entry {entry.Number} of {Day(entry.At)}");

    private static string First(AuditEntry entry, string what) => $"The first that is not right is {Place(entry)}: {what}";

    private static string Day(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("MMM d, yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
