using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Permissions;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
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
        services.AddSingleton(master);
        services.AddSingleton<SignalQueue>();
        services.AddSingleton<LiveUpdateService>();
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
        return services
            .AddSingleton<DemoSignInService>()
            .AddSingleton<SessionService>()
            .AddSingleton<SessionExpiryService>()
            .AddSingleton<TabKeyService>()
            .AddSingleton<SecurityRuleService>()
            .AddSingleton<OrganizationNameService>()
            .AddSingleton<ClinicPhoneService>()
            .AddSingleton<PreferenceService>()
            .AddSingleton<InboxService>()
            .AddSingleton<PersonalStateService>()
            .AddSingleton<ReadingService>()
            .AddSingleton<ConversationAudienceService>()
            .AddSingleton<ConversationService>()
            .AddSingleton<MessageService>()
            .AddSingleton<SearchService>()
            .AddSingleton<SearchBackfillService>()
            .AddAttachments()
            .AddSingleton<ClientService>()
            .AddSingleton<TeamDirectoryService>()
            .AddSingleton<TeamService>()
            .AddSingleton<HandOverService>()
            .AddSingleton<CareTeamService>()
            .AddSingleton<PermissionService>()
            .AddSingleton<SignInAttemptLimiter>()
            .AddSingleton<PasswordSignInService>()
            .AddSingleton<AccountLinkService>()
            .AddSingleton<PasswordService>()
            .AddSingleton<SecondStepService>()
            .AddSingleton<SecondFactorService>()
            .AddSingleton<SecondFactorRuleService>()
            .AddSingleton<ReauthenticationService>()
            .AddSingleton<SetUpService>()
            .AddSingleton<ClientInvitationService>()
            .AddSingleton<AuditTrailService>()
            .AddSingleton<AuditAnchorService>()
            .AddSingleton<AuditVerificationService>()
            .AddSingleton<ConversationAccessService>()
            .AddSingleton<KeyRotationService>()
            .AddSingleton<MasterKeyRotationService>()
            .AddSingleton<BackupService>()
            .AddSingleton<BackupVerificationService>()
            .AddSingleton<LeftoverCleanupService>()
            .AddSingleton<EarlierDatabaseService>()
            .AddSingleton<ServerLockFile>()
            .AddSingleton<DamageCheckWorker>()
            .AddSingleton<FoundDamage>()
            .AddSingleton<WeeklyCheckWorker>()
            .AddSingleton<DiskSpaceService>()
            .AddSingleton<ImportService>()
            .AddSingleton<DemoClinicService>();
    }
}
