using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Audit;

/// <summary>
/// Proves that the record is as it was written, or names the first entry that is not. Reads it piece by piece, whatever its length.
/// </summary>
public sealed class AuditVerificationService(OrgChatDatabase database, AuditAnchorService anchors, AnchorKey key, TimeProvider clock)
{
    private const int PageSize = 1000;

    /// <summary>Every organization’s record; for whoever runs the server.</summary>
    public async Task<IReadOnlyList<AuditVerdict>> VerifyAllAsync(IProgress<AuditProgress> progress)
    {
        var verdicts = new List<AuditVerdict>();
        foreach (var organization in await database.ReadAsync(db => db.Organizations.OrderBy(o => o.CreatedAt).ToListAsync()))
        {
            verdicts.Add(await VerifyAsync(organization, progress));
        }

        return verdicts;
    }

    /// <summary>The record of the admin’s own organization. That it was verified, and what came of it, is recorded.</summary>
    public async Task<AuditVerdict> VerifyAsync(Actor actor, IProgress<AuditProgress> progress)
    {
        var intent = new AuditedOperation(AuditAction.RecordVerified);
        var organization = await database.ReadAsync(actor, intent, async (AdminAct act) =>
            await act.Db.Organizations.SingleAsync(o => o.Id == act.Admin.OrganizationId));
        var verdict = await VerifyAsync(organization, progress);
        await database.WriteAsync(actor, intent,
            (AdminAct act) => Task.FromResult(act.Record().With(new AuditFacts { IsWhole = verdict.IsWhole })));
        return verdict;
    }

    private async Task<AuditVerdict> VerifyAsync(Organization organization, IProgress<AuditProgress> progress)
    {
        using var check = new AuditChainCheck(anchors.FileOf(organization.Id).Lines(), key, database.Keys.RecordKey);
        var messages = new MessageIntegrityCheck(database, organization.Id);
        AuditFault? missing = null;
        var total = await database.ReadAsync(db => db.AuditEntries.LongCountAsync(e => e.OrganizationId == organization.Id));
        DateTimeOffset? first = null;
        for (var after = 0L; await PageAsync(organization.Id, after) is { Count: > 0 } page
            && page.All(check.Follow); after = page[^1].Number!.Value)
        {
            first ??= page[0].At;
            missing ??= await messages.FaultAsync(page);
            progress.Report(new AuditProgress(organization.Name, check.Checked, total));
        }

        // Meanwhile others may have recorded: only what was there at the beginning has to be in the chain by now.
        check.End(total, (first ?? organization.CreatedAt) + (2 * AuditAnchorService.Interval) < clock.GetUtcNow());
        return new AuditVerdict(organization.Id, organization.Name, check.Checked, check.Anchored, check.Fault ?? missing
            ?? await messages.RowFaultAsync());
    }

    private Task<List<AuditEntry>> PageAsync(Guid organizationId, long after) => database.ReadAsync(db =>
        db.AuditEntries.Where(e => e.OrganizationId == organizationId && e.Number > after).OrderBy(e => e.Number).ThenBy(e => e.Id)
            .Take(PageSize).ToListAsync());
}
