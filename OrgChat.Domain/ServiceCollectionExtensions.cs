using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain;

/// <summary>Everything the domain offers, for a host to add.</summary>
public static class ServiceCollectionExtensions
{
    /// <param name="connectionString">An SQLite connection string.</param>
    /// <param name="master">Wraps the keys that the database holds.</param>
    public static IServiceCollection AddOrgChatDomain(this IServiceCollection services, string connectionString, MasterKey master)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DiskOptions>();
        services.AddOptions<AttachmentOptions>();
        services.AddSingleton(master);
        services.AddSingleton<SignalQueue>();
        services.AddSingleton<LiveUpdateService>();
        services.AddSingleton<PresenceService>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OrgChatDatabase>(provider, connectionString, master));
        services.AddSingleton(provider => provider.GetRequiredService<OrgChatDatabase>().Keys);
        services.AddScoped(provider => provider.GetRequiredService<OrgChatDatabase>().ForIdentity());
        services.TryAddSingleton(provider => new AuditOptions(
            Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<OrgChatDatabase>().File)!, "audit-anchors")));
        services.TryAddSingleton(provider => new BackupLocationOptions(
            provider.GetRequiredService<AuditOptions>().AnchorDirectory,
            Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<OrgChatDatabase>().File)!, "keys"),
            provider.GetRequiredService<AttachmentStore>().Folder));
        services.AddSingleton(provider => new AnchorKey(provider.GetRequiredService<KeyRing>().InstallationKey("audit anchors")));
        foreach (var service in typeof(ServiceCollectionExtensions).Assembly.GetTypes().Where(IsService))
        {
            services.AddSingleton(service);
        }

        return services
            .AddSingleton<AttachmentStore>()
            .AddSingleton<SignInAttemptLimiter>()
            .AddSingleton<UnreadIndex>()
            .AddSingleton<ServerLockFile>()
            .AddSingleton<FoundDamage>()
            .AddSingleton<DiskSpaceService>();
    }

    // What people do, and what runs beside them: none holds anything of one person, so one of each serves all.
    private static bool IsService(Type type) => type is { IsClass: true, IsAbstract: false, IsNested: false }
        && type.Namespace?.StartsWith("OrgChat.Domain.Features.", StringComparison.Ordinal) == true
        && (type.Name.EndsWith("Service", StringComparison.Ordinal) || type.Name.EndsWith("Worker", StringComparison.Ordinal));
}
