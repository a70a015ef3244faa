using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Features.Audit;

/// <summary>Anchors every organization’s chain outside the database; called every minute, at shutdown, and before a verification.</summary>
public sealed partial class AuditAnchorService(
    OrgChatDatabase database, AuditOptions settings, AnchorKey key, TimeProvider clock, ILogger<AuditAnchorService> log) : IDisposable
{
    /// <summary>New entries stand at most this long without an anchor.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Or until there are so many of them.</summary>
    public const int Entries = 200;

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Anchors what is due: enough new entries, or old enough.</summary>
    public Task AnchorDueAsync() => AnchorAsync((head, last) =>
        last is null || head.Number - last.Number >= Entries || (head.Number > last.Number && clock.GetUtcNow() - last.At >= Interval));

    /// <summary>Anchors everything that is new.</summary>
    public Task AnchorAllAsync() => AnchorAsync((head, last) => head.Number > (last?.Number ?? -1));

    /// <summary>
    /// The refusals only counted until now go into the record, then everything is anchored: nothing of this run stays unsigned.
    /// </summary>
    public async Task EndAsync()
    {
        await database.RecordCountedRefusalsAsync(alsoThisMinute: true);
        await AnchorAllAsync();
    }

    public void Dispose() => turn.Dispose();

    internal AnchorFile FileOf(Guid organizationId) => new(settings.AnchorDirectory, organizationId);

    private async Task AnchorAsync(Func<ChainLink, Anchor?, bool> isDue)
    {
        await turn.WaitAsync();
        try
        {
            await database.RecordCountedRefusalsAsync();
            foreach (var organizationId in await database.ReadAsync(db => db.Organizations.Select(o => o.Id).ToListAsync()))
            {
                await AnchorAsync(organizationId, isDue);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task AnchorAsync(Guid organizationId, Func<ChainLink, Anchor?, bool> isDue)
    {
        var file = FileOf(organizationId);
        if (!file.Exists)
        {
            await BeginAsync(organizationId);
        }

        var (head, last) = (await database.ReadAsync(db => db.HeadAsync(organizationId)), file.Last());
        if (head.Number < last?.Number)
        {
            TellShorter(organizationId, head.Number, last.Number);
        }
        else if (isDue(head, last) && await IsWrittenByOrgChatAsync(organizationId, last?.Number ?? 0))
        {
            file.Append(Anchor.Sign(organizationId, head, clock.GetUtcNow(), key));
        }
    }

    /// <summary>Nothing is signed that OrgChat did not write.</summary>
    private async Task<bool> IsWrittenByOrgChatAsync(Guid organizationId, long after)
    {
        var forged = await database.ReadAsync(async db =>
        {
            await foreach (var entry in db.AuditEntries.AsNoTracking()
                .Where(e => e.OrganizationId == organizationId && e.Number > after).OrderBy(e => e.Number).AsAsyncEnumerable())
            {
                if (!entry.IsWrittenByOrgChat(db.RequiredKeys.RecordKey))
                {
                    return entry.Number;
                }
            }

            return null;
        });
        if (forged is { } number)
        {
            TellForged(organizationId, number);
        }

        return forged is null;
    }

    /// <summary>That the anchors begin is an entry itself: whoever deletes their file makes them begin twice.</summary>
    private async Task BeginAsync(Guid organizationId)
    {
        DurableFile.MakeFolder(settings.AnchorDirectory);
        await File.WriteAllTextAsync(Path.Combine(settings.AnchorDirectory, "public-key.pem"), key.PublicKey);
        await database.WriteAsync(db =>
        {
            db.Add(AuditEntry.ByProgram(organizationId, "OrgChat", AuditAction.AnchoringBegan, clock.GetUtcNow()));
            return Task.CompletedTask;
        });
    }

    [LoggerMessage(Level = LogLevel.Critical,
        Message =
            "The audit record of organization {OrganizationId} ends at entry {Number}, but entry {Anchored} was anchored. Run the command verify.")]
    private partial void TellShorter(Guid organizationId, long number, long anchored);

    [LoggerMessage(Level = LogLevel.Critical,
        Message =
            "Entry {Number} of the audit record of organization {OrganizationId} was not written by OrgChat. Nothing is signed until that is cleared up. Run the command verify.")]
    private partial void TellForged(Guid organizationId, long number);
}
