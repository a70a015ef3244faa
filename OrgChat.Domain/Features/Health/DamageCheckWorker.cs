using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Health;

/// <summary>Looks for damage in the database after a server was cut off, and every night. It only reads, beside everybody’s work.</summary>
public sealed partial class DamageCheckWorker(OrgChatDatabase database, ServerLockFile mark, TimeProvider clock,
    ILogger<DamageCheckWorker> log) : BackgroundService
{
    /// <summary>The hour of the server’s night in which it looks.</summary>
    private const int Night = 3;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>
    /// What was found the last time: names of tables and numbers of pages, nothing of what is in them. Null when nothing was.
    /// </summary>
    public string? Damage { get; private set; }

    internal async Task LookAsync()
    {
        try
        {
            var answers = await SqliteFileReader.AskAsync("PRAGMA quick_check", database.File);
            Damage = answers is ["ok"] ? null : answers[0];
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is DatabaseErrorText.Corrupt or DatabaseErrorText.NoDatabase)
        {
            Damage = failure.Message;
        }
        catch (SqliteException failure)
        {
            LogNotLooked(failure);
            return;
        }

        if (Damage is null)
        {
            LogWhole();
        }
        else
        {
            LogDamaged(Damage);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (mark.WasCutOff)
        {
            LogCutOff();
            await LookBesideAsync(stoppingToken);
        }

        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (clock.GetLocalNow().Hour == Night)
            {
                await LookBesideAsync(stoppingToken);
            }
        }
    }

    /// <summary>SQLite reads the whole file in one go: nobody waits for that, nor does the end of the server.</summary>
    private Task LookBesideAsync(CancellationToken stopping) => Task.Run(LookAsync, stopping).WaitAsync(stopping);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server was cut off the last time it ran; the database is looked through now.")]
    private partial void LogCutOff();

    [LoggerMessage(Level = LogLevel.Error, Message = "The database could not be looked through; the next night tries again.")]
    private partial void LogNotLooked(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was looked through and is whole.")]
    private partial void LogWhole();

    [LoggerMessage(Level = LogLevel.Critical,
        Message = "The database is damaged: {Damage}. Restore the newest good backup into a new folder with “orgchat restore”.")]
    private partial void LogDamaged(string damage);
}
