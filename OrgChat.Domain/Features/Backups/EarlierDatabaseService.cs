using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Backups;

/// <summary>
/// What an earlier database left behind: anchors, files of messages, cookie keys. Where they are and the database is not, it has vanished,
/// and the clinic is not new.
/// </summary>
public sealed class EarlierDatabaseService(OrgChatDatabase database, BackupLocationOptions settings, TimeProvider clock)
{
    private const string WhatToDo =
        "Restore a backup with “orgchat restore” or name the right database; to begin anew without them, run “orgchat begin-anew” first.";

    private bool IsGone => new FileInfo(database.File) is not { Exists: true, Length: > 0 };

    /// <summary>Asks before anything makes a database.</summary>
    /// <exception cref="OperatorException">An earlier one has vanished.</exception>
    public void RequireNone()
    {
        if (IsGone && Folders() is { Count: > 0 } left)
        {
            throw new OperatorException(
                $"There is no database {database.File}, but {string.Join(" and ", left)} of an earlier one. {WhatToDo}");
        }
    }

    /// <summary>Asks when the database is up to date.</summary>
    /// <exception cref="OperatorException">There are anchors of organizations that are not in it.</exception>
    public async Task RequireOwnAnchorsAsync()
    {
        if (await StrangersAsync() is { Count: > 0 })
        {
            throw new OperatorException(
                $"The database {database.File} is not the one that the audit anchors in {settings.Anchors} were made for. {WhatToDo}");
        }
    }

    /// <summary>Renames all that is left of an earlier database, so that nothing takes it for its own. Nothing is deleted.</summary>
    /// <returns>What it is called now.</returns>
    public async Task<IReadOnlyList<string>> SetAsideAsync()
    {
        var left = IsGone ? Folders() : await StrangersAsync();
        var suffix = $".before-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        foreach (var path in left)
        {
            Directory.Move(path, path + suffix);
        }

        return [.. left.Select(path => path + suffix)];
    }

    private List<string> Folders() =>
        [.. new[] { settings.Anchors, settings.Attachments, settings.CookieKeys }.Where(folder =>
            Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any())];

    private async Task<List<string>> StrangersAsync()
    {
        var known = await database.ReadAsync(db => db.Organizations.Select(o => o.Id).ToListAsync());
        return !Directory.Exists(settings.Anchors) ? [] :
            [.. Directory.EnumerateFiles(settings.Anchors, "*.jsonl")
                .Where(file => Guid.TryParse(Path.GetFileNameWithoutExtension(file), out var id) && !known.Contains(id))];
    }
}
