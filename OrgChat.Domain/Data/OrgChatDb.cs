using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Conversations;
using OrgChat.Domain.Inbox;
using OrgChat.Domain.Organizations;
using OrgChat.Domain.People;
using OrgChat.Domain.Permissions;
using OrgChat.Domain.Searching;

namespace OrgChat.Domain.Data;

/// <summary>The tables. Work with it through <see cref="OrgChatDatabase"/>, which decides who may write when.</summary>
public sealed class OrgChatDb(DbContextOptions<OrgChatDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<CareTeamPlace> CareTeamPlaces => Set<CareTeamPlace>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<ConversationEvent> ConversationEvents => Set<ConversationEvent>();

    public DbSet<PersonalState> PersonalStates => Set<PersonalState>();

    public DbSet<SavedDraft> SavedDrafts => Set<SavedDraft>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<SearchToken> SearchTokens => Set<SearchToken>();

    /// <summary>The gate this context takes before it writes; null for a context that only designs or migrates.</summary>
    internal WriteGate? Gate { get; init; }

    internal bool HoldsGate { get; set; }

    /// <summary>Who acts through this context, once <see cref="Queries.ActingAsync"/> has asked; for the record.</summary>
    internal Actor Acting { get; set; }

    /// <summary>Identity’s stores save on their own: they wait at the same gate as everybody else.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = Gate is null || HoldsGate ? null : await Gate.EnterAsync();
        await SearchIndexing.AddAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<PermissionSet>().HaveConversion<StoredPermissions>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(OrgChatDb).Assembly);
    }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;
}
