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
    public AuditFault? Fault { get; private set; }

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
            { nextAnchor: { } missing } => new("CutOff", last.Number + 1, missing.Number, missing.At.UtcDateTime),
            _ when total > Checked => new("Inserted") { Count = total - Checked },
            { anchorings: > 0, lastAnchored: 0 } when Checked > 0 => new("AnchorsGone"),
            _ when isAnchorDue && Checked == 0 => new("Empty"),
            _ when isAnchorDue && lastAnchored == 0 => new("NeverAnchored"),
            _ => null,
        };
    }

    private AuditFault? FaultOf(AuditEntry entry)
    {
        if (entry.Number > last.Number + 1)
        {
            return lastEntry is { } before
                ? new("Removed", last.Number + 1, before.Number!, before.At.UtcDateTime, entry.Number, entry.At.UtcDateTime)
                : new("RemovedFirst", last.Number + 1, entry.Number, entry.At.UtcDateTime);
        }

        if (entry.Number <= last.Number || (lastEntry is not null && entry.Id < lastEntry.Id))
        {
            return new("FirstMoved", entry.Number!, entry.At.UtcDateTime);
        }

        if (entry.Hash is null || !entry.Hash.AsSpan().SequenceEqual(AuditChainFormat.HashOf(entry, last.Hash)))
        {
            return new("FirstChanged", entry.Number!, entry.At.UtcDateTime);
        }

        if (!entry.IsWrittenByOrgChat(recordKey))
        {
            return new("FirstForeign", entry.Number!, entry.At.UtcDateTime);
        }

        return entry.Action == AuditAction.AnchoringBegan && ++anchorings > 1
            ? new("AnchoredAnew", entry.At.UtcDateTime)
            : null;
    }

    private AuditFault? AnchorFault(AuditEntry entry)
    {
        while (nextAnchor is { } anchor && anchor.Number == entry.Number)
        {
            if (!anchor.Fits(entry))
            {
                return new("Rewritten", lastAnchored + 1, entry.Number, entry.At.UtcDateTime, anchor.At.UtcDateTime);
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
                Fault ??= new("AnchorsChanged", lastAnchored);
            }
            else if (nextAnchor.Number > 0)
            {
                return;
            }
        }

        nextAnchor = null;
    }
}
