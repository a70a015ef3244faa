using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Configurations;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Storage.Database;

/// <summary>The tables. Work with it through <see cref="OrgChatDatabase"/>, which decides who may write when.</summary>
public sealed class OrgChatDb(DbContextOptions<OrgChatDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<PersonPreferences> PersonPreferences => Set<PersonPreferences>();

    public DbSet<CareTeamPlace> CareTeamPlaces => Set<CareTeamPlace>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<ConversationEvent> ConversationEvents => Set<ConversationEvent>();

    public DbSet<PersonalState> PersonalStates => Set<PersonalState>();

    public DbSet<SavedDraft> SavedDrafts => Set<SavedDraft>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<SetUpLink> SetUpLinks => Set<SetUpLink>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<OrganizationKey> OrganizationKeys => Set<OrganizationKey>();

    internal DbSet<SearchToken> SearchTokens => Set<SearchToken>();

    /// <summary>The gate this context takes before it writes; null for a context that only designs or migrates.</summary>
    internal WriteGate? Gate { get; init; }

    internal bool HoldsGate { get; set; }

    /// <summary>Seals what is saved; null for a context that only designs.</summary>
    internal KeyRing? Keys
    {
        get;
        init
        {
            field = value;
            ChangeTracker.Tracked += (_, tracked) => OrganizationKeyFactory.MakeWith(tracked.Entry);
        }
    }

    /// <summary>The names of everybody, in memory; empty for a context that only designs.</summary>
    internal PersonNameIndex Names { get; init; } = new();

    /// <summary>Whether names were saved that may yet be rolled back: what is in memory must not learn them from here.</summary>
    internal bool HasNewNames { get; set; }

    /// <summary>Whom the names of the save under way concern, by whether they have a namesake then.</summary>
    internal ILookup<bool, Guid> Namesakes { get; set; } = Enumerable.Empty<Guid>().ToLookup(_ => false);

    internal KeyRing RequiredKeys => Keys ?? throw new InvalidOperationException("This context only designs: it has no keys.");

    /// <summary>Told of each row that is not as it was written, with its table and key; null where such a row is refused.</summary>
    internal Action<string, string>? OnAlteredRow { get; set; }

    /// <summary>The clock that sessions are judged by.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How fast people may act here; null where nobody’s acts are counted.</summary>
    internal WriteRateLimiter? Pace { get; set; }

    /// <summary>Where Identity’s stores, which save on their own, tell which sessions they ended; null elsewhere.</summary>
    internal SignalQueue? Signals { get; init; }

    /// <summary>Who acts through this context, once an act has asked; for the record.</summary>
    internal Actor Acting { get; set; }

    /// <summary>The session they act in; null where the program acts by itself.</summary>
    internal Session? ActingSession { get; set; }

    /// <summary>Identity’s stores save on their own: they wait at the same gate as everybody else.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Gate is null || HoldsGate)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var turn = await Gate.EnterAsync();
        await SessionRevocation.FollowAccountsAsync(this);
        var ended = ChangeTracker.Entries<Session>().Select(entry => entry.Entity).Where(session => session.EndedAt is not null).ToList();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        ended.ForEach(session => Signals?.Publish(SignalCollector.Of(session)));
        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<SealedText>().HaveConversion<StoredSealed, SameSealed>();
        configurationBuilder.Properties<PermissionSet>().HaveConversion<StoredPermissions>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(OrgChatDb).Assembly);
        RowMac.AddTo(builder);
    }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;
}
