using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Files;
using OrgChat.Web.SignIn;

namespace OrgChat.Web.Backups;

/// <summary>Whether the server can do its work, in one word for whoever watches it: nothing more is said to strangers.</summary>
public static class HealthExtensions
{
    public static void AddHealth(this WebApplicationBuilder builder, Storage storage)
    {
        builder.Services.AddSingleton(provider => new BackupLocationOptions(
            provider.GetRequiredService<AuditOptions>().AnchorDirectory,
            Path.Combine(storage.DataDirectory, AccountServiceExtensions.CookieKeys),
            provider.GetRequiredService<AttachmentStore>().Folder));
        builder.Services.AddSingleton(BackupOptions.From(builder.Configuration, builder.Environment.ContentRootPath));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<BackupHealth>("backup")
            .AddCheck<DamageHealth>("damage").AddCheck<DiskHealth>("disk");
        builder.Services.AddOptions<DiskOptions>().BindConfiguration("OrgChat:Disk");
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHealthChecks("/health").AllowAnonymous().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
}

/// <summary>Unhealthy when the database does not answer.</summary>
public sealed class DatabaseHealth(OrgChatDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.AnswerAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Unhealthy when backups are asked for and the newest good one is too old.</summary>
public sealed class BackupHealth(BackupOptions options, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var newest = options.Directory is null ? null : new BackupStore(options.Directory).Newest;
        return Task.FromResult(options.Directory is null || newest + options.TooOldAfter > clock.GetUtcNow()
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(newest is null ? "There is no backup yet." : $"The newest good backup is of {newest:u}."));
    }
}

/// <summary>Unhealthy when the last look found the database damaged, or anybody came upon a file or a text that does not open.</summary>
public sealed class DamageHealth(DamageCheckWorker check, FoundDamage found) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            check.Damage is not null ? HealthCheckResult.Unhealthy($"The database is damaged: {check.Damage}")
            : found.Everywhere is { IsAny: true } damage
            ? HealthCheckResult.Unhealthy($"{damage.Files} files and {damage.Texts} texts do not open.")
            : HealthCheckResult.Healthy());
}

/// <summary>Unhealthy when so little of the disk is left that files are refused.</summary>
public sealed class DiskHealth(DiskSpaceService room) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            room.TakesFiles ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The disk has {room.Free / 1_000_000} MB left."));
}
