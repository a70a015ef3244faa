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
        services.AddSingleton<LiveSignals>();
        services.AddSingleton<LiveUpdates>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OrgChatDatabase>(provider, connectionString, master));
        services.AddSingleton(provider => provider.GetRequiredService<OrgChatDatabase>().Keys);
        services.AddScoped(provider => provider.GetRequiredService<OrgChatDatabase>().ForIdentity());
        services.TryAddSingleton(provider => new AuditSettings(
            Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<OrgChatDatabase>().File)!, "audit-anchors")));
        services.TryAddSingleton(provider => new BackupSettings(
            provider.GetRequiredService<AuditSettings>().AnchorDirectory,
            Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<OrgChatDatabase>().File)!, "keys"),
            provider.GetRequiredService<AttachmentStore>().Folder));
        services.AddSingleton(provider => new AnchorKey(provider.GetRequiredService<KeyRing>().InstallationKey("audit anchors")));
        return services
            .AddSingleton<OrgChat.Domain.Features.Demo.DemoDoor>()
            .AddSingleton<SessionDesk>()
            .AddSingleton<SessionClock>()
            .AddSingleton<TabKeys>()
            .AddSingleton<SecurityRules>()
            .AddSingleton<OrganizationNames>()
            .AddSingleton<ClinicPhone>()
            .AddSingleton<PreferenceService>()
            .AddSingleton<InboxLists>()
            .AddSingleton<PersonalStates>()
            .AddSingleton<ConversationReader>()
            .AddSingleton<ConversationReaders>()
            .AddSingleton<ConversationDesk>()
            .AddSingleton<Messenger>()
            .AddSingleton<MessageSearch>()
            .AddSingleton<SearchBackfill>()
            .AddAttachments()
            .AddSingleton<ClientDirectory>()
            .AddSingleton<TeamDirectory>()
            .AddSingleton<TeamDesk>()
            .AddSingleton<HandingOver>()
            .AddSingleton<CareTeams>()
            .AddSingleton<PermissionDesk>()
            .AddSingleton<SignInTries>()
            .AddSingleton<FrontDoor>()
            .AddSingleton<AccountLinks>()
            .AddSingleton<PasswordDesk>()
            .AddSingleton<SecondStep>()
            .AddSingleton<SecondFactorDesk>()
            .AddSingleton<FactorRule>()
            .AddSingleton<ConfirmationDesk>()
            .AddSingleton<SetUpDesk>()
            .AddSingleton<ClientInvitations>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<AuditAnchors>()
            .AddSingleton<AuditVerifier>()
            .AddSingleton<ConversationLooks>()
            .AddSingleton<KeyRotation>()
            .AddSingleton<MasterKeyRotation>()
            .AddSingleton<BackupMaker>()
            .AddSingleton<BackupTrial>()
            .AddSingleton<Leftovers>()
            .AddSingleton<Remains>()
            .AddSingleton<ServerMark>()
            .AddSingleton<DamageCheck>()
            .AddSingleton<FoundDamage>()
            .AddSingleton<WeeklyLook>()
            .AddSingleton<DiskRoom>()
            .AddSingleton<HistoryImport>()
            .AddSingleton<DemoClinics>();
    }
}
