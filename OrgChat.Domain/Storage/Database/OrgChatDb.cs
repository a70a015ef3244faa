using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Joining;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Configurations.Conventions;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Storage.Database;

/// <summary>The tables. Work with it through <see cref="OrgChatDatabase"/>, which decides who may write when.</summary>
public sealed class OrgChatDb : IdentityUserContext<Account, Guid>
{
    private static readonly ILookup<bool, Guid> Nobody = Enumerable.Empty<Guid>().ToLookup(_ => false);

    private readonly KeyRing? keys;
    private readonly TokensAhead? tokens;
    private readonly IdentityWriter? identity;

    /// <summary>A context that only designs the tables, or copies the file: it opens and seals nothing.</summary>
    public OrgChatDb(DbContextOptions<OrgChatDb> options) : base(options) => Readers = new();

    /// <param name="identity">Saves for Identity’s stores; null for everybody else.</param>
    internal OrgChatDb(DbContextOptions<OrgChatDb> options, KeyRing keys, ReaderMemory readers, TokensAhead? tokens = null,
        IdentityWriter? identity = null)
        : base(options)
    {
        (this.keys, Readers, this.tokens, this.identity) = (keys, readers, tokens, identity);
        ChangeTracker.Tracked += (_, tracked) => OrganizationKeyFactory.MakeWith(tracked.Entry);
    }

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<PersonPreferences> PersonPreferences => Set<PersonPreferences>();

    public DbSet<PersonPhoto> PersonPhotos => Set<PersonPhoto>();

    public DbSet<CareTeamPlace> CareTeamPlaces => Set<CareTeamPlace>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<ConversationEvent> ConversationEvents => Set<ConversationEvent>();

    public DbSet<PersonalState> PersonalStates => Set<PersonalState>();

    public DbSet<SavedDraft> SavedDrafts => Set<SavedDraft>();

    public DbSet<SavedReply> SavedReplies => Set<SavedReply>();

    public DbSet<StartPolicy> StartPolicies => Set<StartPolicy>();

    public DbSet<StartReason> StartReasons => Set<StartReason>();

    public DbSet<StartDecline> StartDeclines => Set<StartDecline>();

    public DbSet<StartDraft> StartDrafts => Set<StartDraft>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<NoteMention> NoteMentions => Set<NoteMention>();

    public DbSet<NoteDraft> NoteDrafts => Set<NoteDraft>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<ConversationTag> ConversationTags => Set<ConversationTag>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<SetUpLink> SetUpLinks => Set<SetUpLink>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<DueNotice> Notices => Set<DueNotice>();

    public DbSet<NoticePreferences> NoticePreferences => Set<NoticePreferences>();

    public DbSet<UnreachedAddress> UnreachedAddresses => Set<UnreachedAddress>();

    public DbSet<PushAddress> PushAddresses => Set<PushAddress>();

    public DbSet<PushKey> PushKeys => Set<PushKey>();

    public DbSet<AnswerTime> AnswerTimes => Set<AnswerTime>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<OrganizationKey> OrganizationKeys => Set<OrganizationKey>();

    internal DbSet<SearchToken> SearchTokens => Set<SearchToken>();

    internal DbSet<TokenSet> TokenSets => Set<TokenSet>();

    internal DbSet<TitleToken> TitleTokens => Set<TitleToken>();

    /// <summary>The names of everybody, in memory; empty for a context that only designs.</summary>
    internal PersonNameIndex Names => Readers.Names;

    /// <summary>What readers know from before; empty for a context that only designs.</summary>
    internal ReaderMemory Readers { get; }

    /// <summary>The commit whose state this context reads; null where it is not known, and for whoever writes.</summary>
    internal long? Commit { get; set; }

    /// <summary>Whether names were saved that may yet be rolled back: what is in memory must not learn them from here.</summary>
    internal bool HasNewNames { get; set; }

    /// <summary>Whom the names of the save under way concern, by whether they have a namesake then.</summary>
    internal ILookup<bool, Guid> Namesakes { get; set; } = Nobody;

    /// <summary>Whether what is read is followed, so that its changes are saved.</summary>
    internal bool Follows => ChangeTracker.QueryTrackingBehavior == QueryTrackingBehavior.TrackAll;

    /// <summary>Seals what is saved and opens what is read; null for a context that only designs.</summary>
    internal KeyRing? Keys => keys;

    internal KeyRing RequiredKeys => keys ?? throw new InvalidOperationException("This context only designs: it has no keys.");

    /// <summary>The numbers by which texts are found.</summary>
    internal TokensAhead RequiredTokens => tokens ?? new TokensAhead(RequiredKeys);

    /// <summary>What is known from the transaction before; null where nothing is, so that everything is asked.</summary>
    internal WriterMemory? Memory { get; set; }

    /// <summary>Told of each row that is not as it was written, with its table and key; null where such a row is refused.</summary>
    internal Action<string, string>? OnAlteredRow { get; set; }

    /// <summary>Whether these tables are as they were at another commit.</summary>
    internal bool IsAsAt(long? commit, params IReadOnlyList<string> tables) =>
        Commit is { } now && commit is { } then && Readers.Commits.AreSame(then, now, tables);

    /// <summary>Reads something whose changes are not followed.</summary>
    internal async Task<T> ReadApartAsync<T>(Func<Task<T>> read)
    {
        var usual = ChangeTracker.QueryTrackingBehavior;
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        try
        {
            return await read();
        }
        finally
        {
            ChangeTracker.QueryTrackingBehavior = usual;
        }
    }

    /// <summary>Begins anew: what was read and written is forgotten, as in a context just made.</summary>
    internal void Forget()
    {
        ChangeTracker.Clear();
        ChangeTracker.AutoDetectChangesEnabled = true;
        (HasNewNames, Namesakes, OnAlteredRow, Commit) = (false, Nobody, null, null);
    }

    /// <summary>Identity’s stores save on their own; everybody else through <see cref="OrgChatDatabase"/>.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Task<int> SaveAsync() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        return identity is null ? SaveAsync() : identity.SaveAsync(this, SaveAsync);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<SealedText>().HaveConversion<StoredSealed, SameSealed>();
        configurationBuilder.Properties<PermissionSet>().HaveConversion<StoredPermissions>();
        configurationBuilder.Properties<Language>().HaveConversion<StoredLanguage>();
        configurationBuilder.Properties<EqualList<Guid>>().HaveConversion<StoredIds>();
        configurationBuilder.Properties<OpeningHours>().HaveConversion<StoredOpeningHours>();
        configurationBuilder.Conventions.Add(_ => new SealedColumnConvention());
        configurationBuilder.Conventions.Add(_ => new RestrictedDeleteConvention());
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(OrgChatDb).Assembly);
        RowMac.AddTo(builder);
    }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;
}
