using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Files;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>
/// Clears away what was uploaded and never sent, and files a crash left without an entry. Files of messages are never deleted.
/// </summary>
public sealed partial class AttachmentUpkeepService(OrgChatDatabase database, AttachmentStore store, TimeProvider clock,
    ILogger<AttachmentUpkeepService> log)
    : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan KeptUnsent = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptWithoutEntry = TimeSpan.FromDays(1);

    internal async Task SweepAsync()
    {
        while (await ForgetUnsentAsync() == AtOnce)
        {
            // There is more.
        }

        foreach (var group in store.Groups())
        {
            await DeleteOrphansAsync(group);
        }

        database.Ballast.Keep();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await SweepAsync();
            }
            catch (Exception failure)
            {
                LogNotSwept(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>First the entry, then the file: between the two it is an orphan, which goes the next time.</summary>
    private async Task<int> ForgetUnsentAsync()
    {
        var until = clock.GetUtcNow() - KeptUnsent;
        var forgotten = await database.WriteAsync(async db =>
        {
            var unsent = await db.Attachments.Where(a => a.MessageNumber == null && a.UploadedAt < until).OrderBy(a => a.UploadedAt)
                .Take(AtOnce).ToListAsync();
            db.Attachments.RemoveRange(unsent);
            return unsent;
        });
        forgotten.ForEach(attachment => store.Delete(attachment.Id));
        return forgotten.Count;
    }

    /// <summary>A file that is still being uploaded has no entry either: only after a day it is an orphan.</summary>
    private async Task DeleteOrphansAsync(IReadOnlyList<(Guid Id, DateTimeOffset WrittenAt)> group)
    {
        var until = clock.GetUtcNow() - KeptWithoutEntry;
        foreach (var old in group.Where(file => file.WrittenAt < until).Select(file => file.Id).Chunk(AtOnce))
        {
            var known = await database.ReadAsync(db => db.Attachments.Where(a => old.Contains(a.Id)).Select(a => a.Id).ToListAsync());
            foreach (var orphan in old.Except(known))
            {
                store.Delete(orphan);
                LogOrphan(orphan);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "File {Id} belonged to no message and was deleted.")]
    private partial void LogOrphan(Guid id);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Files that were never sent could not be cleared away; it is tried again in a quarter of an hour.")]
    private partial void LogNotSwept(Exception failure);
}
