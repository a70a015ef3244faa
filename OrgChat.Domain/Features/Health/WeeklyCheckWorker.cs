using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Health;

/// <summary>
/// Once a week opens every file of a message and a sample of texts, so that damage is not met by chance. One after the other, and after
/// each it rests as long as that took: nobody waits for it. While something is damaged it looks every day.
/// </summary>
public sealed partial class WeeklyCheckWorker(OrgChatDatabase database, AttachmentStore store, FoundDamage found, TimeProvider clock,
    ILogger<WeeklyCheckWorker> log) : BackgroundService
{
    /// <summary>Places in each organization at which texts are looked at, and how many from there.</summary>
    private const int Samples = 50;
    private const int TextsOfSample = 20;
    private const int FilesAtOnce = 100;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateTimeOffset? lookedAt;

    /// <summary>Remembers over restarts when everything was found whole.</summary>
    private string Mark => database.File + ".looked";

    internal bool IsDue => (lookedAt ??= ReadMark()) is not { } last || last + (found.Everywhere.IsAny ? Day : Week) <= clock.GetUtcNow();

    internal async Task LookAsync(CancellationToken stopping)
    {
        var (files, texts) = (0, 0);
        foreach (var organization in await database.ReadAsync(db => db.Organizations.Select(o => o.Id).ToListAsync(stopping)))
        {
            files += await LookAtFilesAsync(organization, stopping);
            texts += await LookAtTextsAsync(organization, stopping);
        }

        lookedAt = clock.GetUtcNow();
        File.WriteAllText(Mark, found.Everywhere.IsAny ? "" : lookedAt.Value.ToString("O", CultureInfo.InvariantCulture));
        var damage = found.Everywhere;
        LogLooked(files, texts, damage.Files, damage.Texts);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (IsDue)
            {
                await LookSafelyAsync(stoppingToken);
            }
        }
    }

    private async Task LookSafelyAsync(CancellationToken stopping)
    {
        try
        {
            await LookAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotLooked(failure);
        }
    }

    private async Task<int> LookAtFilesAsync(Guid organization, CancellationToken stopping)
    {
        var looked = 0;
        for (var after = Guid.Empty; await FilesAsync(organization, after) is { Count: > 0 } page; after = page[^1].Id)
        {
            foreach (var file in page)
            {
                await RestingAsync(() => LookAtAsync(file, stopping), stopping);
            }

            looked += page.Count;
        }

        return looked;
    }

    private Task<List<Attachment>> FilesAsync(Guid organization, Guid after) => database.ReadAsync(db => db.Attachments
        .Where(a => a.OrganizationId == organization && a.MessageNumber != null && a.Id > after).OrderBy(a => a.Id).Take(FilesAtOnce)
        .ToListAsync());

    private async Task LookAtAsync(Attachment file, CancellationToken stopping)
    {
        if (await store.FaultOfAsync(file, stopping) is not { } fault)
        {
            found.Remove(file);
        }
        else if (!found.Has(file))
        {
            LogDamagedFile(file.Id, fault);
            await RecordAsync(file.OrganizationId, file.ConversationId!.Value, AuditAction.FileDamaged,
                new AuditFacts { FileType = file.Type.ContentType });
            found.Add(file);
        }
    }

    /// <summary>From some message on in some conversations, chosen anew each time.</summary>
    private async Task<int> LookAtTextsAsync(Guid organization, CancellationToken stopping)
    {
        var looked = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            await RestingAsync(async () => looked += await LookAtSampleAsync(organization, Guid.NewGuid()), stopping);
        }

        return looked;
    }

    private async Task<int> LookAtSampleAsync(Guid organization, Guid near)
    {
        var before = found.TextsOf(organization);
        var texts = await database.ReadAsync(async db =>
        {
            db.OnAlteredRow = (table, row) => found.AddText($"{table}/{row}", organization);
            var among = db.Conversations.Where(c => c.OrganizationId == organization && c.LastNumber > 0).OrderBy(c => c.Id)
                .Select(c => new { c.Id, c.LastNumber });
            if ((await among.FirstOrDefaultAsync(c => c.Id >= near) ?? await among.FirstOrDefaultAsync()) is not { } chosen)
            {
                return [];
            }

            var from = 1 + RandomNumberGenerator.GetInt32((int)Math.Clamp(chosen.LastNumber - TextsOfSample + 1, 1, int.MaxValue));
            return await db.Messages.Where(m => m.ConversationId == chosen.Id && m.Number >= from).OrderBy(m => m.Number)
                .Take(TextsOfSample).ToListAsync();
        });
        texts.ForEach(message => _ = message.Text); // What does not open tells by itself.
        if (found.TextsOf(organization) > before)
        {
            await RecordAsync(organization, texts[0].ConversationId, AuditAction.TextDamaged, null);
        }

        return texts.Count;
    }

    private Task RecordAsync(Guid organization, Guid conversationId, AuditAction action, AuditFacts? facts) =>
        database.WriteAsync(async db =>
        {
            db.OnAlteredRow = (_, _) => { }; // That something is wrong there is what is written down.
            var conversation = await db.Conversations.WithPeople().FirstAsync(c => c.Id == conversationId);
            var entry = AuditEntry.ByProgram(organization, "OrgChat", action, clock.GetUtcNow()).In(conversation, Access.None);
            db.Add(facts is null ? entry : entry.With(facts));
        });

    private static async Task RestingAsync(Func<Task> work, CancellationToken stopping)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        await Task.Delay(Stopwatch.GetElapsedTime(began), stopping);
    }

    private DateTimeOffset? ReadMark() =>
        File.Exists(Mark) && DateTimeOffset.TryParse(File.ReadAllText(Mark), CultureInfo.InvariantCulture, out var moment) ? moment : null;

    [LoggerMessage(Level = LogLevel.Information,
        Message = "{Files} files and {Texts} texts were opened: damaged are {DamagedFiles} files and {DamagedTexts} texts.")]
    private partial void LogLooked(int files, int texts, int damagedFiles, int damagedTexts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Files and texts could not be looked through; the next hour tries again.")]
    private partial void LogNotLooked(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "File {Id} is damaged or missing. Restore it from a backup.")]
    private partial void LogDamagedFile(Guid id, Exception failure);
}
