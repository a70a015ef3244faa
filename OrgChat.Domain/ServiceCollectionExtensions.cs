using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgChat.Domain.Accounts;
using OrgChat.Domain.Attachments;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Backups;
using OrgChat.Domain.Conversations;
using OrgChat.Domain.Data;
using OrgChat.Domain.Demo;
using OrgChat.Domain.Importing;
using OrgChat.Domain.Inbox;
using OrgChat.Domain.Keys;
using OrgChat.Domain.Live;
using OrgChat.Domain.Organizations;
using OrgChat.Domain.People;
using OrgChat.Domain.Permissions;
using OrgChat.Domain.Searching;
using OrgChat.Domain.Sessions;
using OrgChat.Domain.Team;

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
            .AddSingleton<Demo.DemoDoor>()
            .AddSingleton<SessionDesk>()
            .AddSingleton<SessionClock>()
            .AddSingleton<TabKeys>()
            .AddSingleton<SecurityRules>()
            .AddSingleton<OrganizationNames>()
            .AddSingleton<ClinicPhone>()
            .AddSingleton<Preferences>()
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
