using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Team;

/// <summary>
/// Goes on handing over what somebody left who owned very much, a part at a time, and rests in between as long as that took. What it has to
/// do stands in the record: a server that was cut off in the middle goes on when it starts.
/// </summary>
public sealed partial class HandOverService(OrgChatDatabase database, TimeProvider clock, ILogger<HandOverService> log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim wake = new(0);

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    /// <summary>Somebody has left who owned more than is handed over at once.</summary>
    internal void GoOn() => wake.Release();

    /// <summary>Hands over a part for everybody who left and whose hand-over has not ended.</summary>
    /// <returns>Whether there is more.</returns>
    internal async Task<bool> HandOverSomeAsync()
    {
        var isMore = false;
        foreach (var begun in await PendingAsync())
        {
            isMore |= await database.WriteAsync(db => HandOverSomeAsync(db, begun));
        }

        return isMore;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                for (var began = Stopwatch.GetTimestamp(); await HandOverSomeAsync(); began = Stopwatch.GetTimestamp())
                {
                    await Task.Delay(Stopwatch.GetElapsedTime(began), stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotHandedOver(failure);
            }

            await wake.WaitAsync(TryAgainAfter, stoppingToken);
        }
    }

    private Task<List<AuditEntry>> PendingAsync() => database.ReadAsync(async db =>
    {
        // With the organizations named, the index of what was done is used: the record is long.
        var organizations = await db.Organizations.Select(o => o.Id).ToListAsync();
        return await db.AuditEntries.Where(began =>
            EF.Parameter(organizations).Contains(began.OrganizationId) && began.Action == AuditAction.HandOverBegan
            && began.Outcome == Outcome.Done
            && db.TeamMembers.Any(m => m.Id == began.SubjectId && !m.IsActive)
            && !db.AuditEntries.Any(other => other.OrganizationId == began.OrganizationId && other.SubjectId == began.SubjectId
                && other.Id > began.Id
                && (other.Action == AuditAction.HandOverEnded || other.Action == AuditAction.HandOverBegan))).ToListAsync();
    });

    private async Task<bool> HandOverSomeAsync(OrgChatDb db, AuditEntry begun)
    {
        var members = db.TeamMembers.Where(m => m.OrganizationId == begun.OrganizationId);
        var (admin, member) =
            (await members.FirstAsync(m => m.Id == begun.ActorId), await members.FirstAsync(m => m.Id == begun.SubjectId));
        var successorId = await SuccessorOfAsync(db, begun);
        var successor = await members.FirstOrDefaultAsync(m => m.Id == successorId && m.IsActive);
        if (member.IsActive || (successor is null && await db.Conversations.AnyAsync(c => c.OwnerId == member.Id)))
        {
            LogNobodyToTakeOver(member.Id);
            return false;
        }

        return await HandOverWriter.HandOverSomeAsync(db, new HandOverRequest(admin, member, successor), clock.GetUtcNow(), isFirst: false);
    }

    /// <summary>Who took over the first part, which was recorded with the leaving.</summary>
    private static Task<Guid?> SuccessorOfAsync(OrgChatDb db, AuditEntry begun) => db.AuditEntries
        .Where(e => e.OrganizationId == begun.OrganizationId && e.ActorId == begun.ActorId && e.At == begun.At && e.Outcome == Outcome.Done
            && (e.Action == AuditAction.OwnerChanged || e.Action == AuditAction.ClientAssigned))
        .OrderBy(e => e.Action).Select(e => e.SubjectId).FirstOrDefaultAsync();

    [LoggerMessage(Level = LogLevel.Error,
        Message =
            "What member {Id} left cannot be handed over: who should take over has left too. Reactivate the member, then deactivate them again with another colleague.")]
    private partial void LogNobodyToTakeOver(Guid id);

    [LoggerMessage(Level = LogLevel.Error, Message = "What a member left could not be handed over; it is tried again in a few minutes.")]
    private partial void LogNotHandedOver(Exception failure);
}
