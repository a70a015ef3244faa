using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OrgChat.Domain;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Inbox.Views;
using OrgChat.Domain.Features.Joining;
using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Features.Permissions;
using OrgChat.Domain.Features.Photos;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Support;

/// <summary>The two demo clinics on an SQLite file of their own. Nobody but Jamie and Sam has permissions.</summary>
public sealed partial class TestClinic : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly ServiceProvider services;

    public TestClinic()
    {
        folder = Directory.CreateDirectory(Path.Combine(Root, $"orgchat-test-{Guid.NewGuid():N}"));
        File = Path.Combine(folder.FullName, "orgchat.db");
        System.IO.File.WriteAllBytes(File, Template.Value);
        CommandLog.Start(File);
        services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Clock)
            .Configure<DiskOptions>(disk => (disk.FloorMegabytes, disk.SendFloorMegabytes) = (0, 0)) // Memory may have less than that.
            .AddOrgChatDomain($"Data Source={File}", MasterKey).BuildServiceProvider();
    }

    // In memory where the machine offers it: every commit is flushed to its disk, and no test cuts the power.
    private static string Root => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <summary>Of every test clinic: they all begin as copies of one file.</summary>
    public static MasterKey MasterKey { get; } = MasterKey.Random();

    public string File { get; }

    /// <summary>Everything that was logged.</summary>
    public LogBook Log { get; } = new();

    /// <summary>A Monday morning; moves only when told.</summary>
    /// <remarks>Over weeks by <c>AdjustTime</c>: otherwise each timer comes for every one of its turns.</remarks>
    public FakeTimeProvider Clock { get; } = new(Opening);

    public OrgChatDatabase Database => Get<OrgChatDatabase>();

    public KeyRing Keys => Get<KeyRing>();

    public KeyRotationService Rotation => Get<KeyRotationService>();

    public BackupService Backups => Get<BackupService>();

    public InboxService Inbox => Get<InboxService>();

    public PersonalStateService States => Get<PersonalStateService>();

    public ReadingService Reader => Get<ReadingService>();

    public ConversationService Conversations => Get<ConversationService>();

    public SavedReplyService SavedReplies => Get<SavedReplyService>();

    public AwayService Away => Get<AwayService>();

    public TagService Tags => Get<TagService>();

    public StartService Starts => Get<StartService>();

    public StartReasonService StartReasons => Get<StartReasonService>();

    public StartPolicyService StartPolicy => Get<StartPolicyService>();

    public SavedViewService Views => Get<SavedViewService>();

    public ClaimService Claims => Get<ClaimService>();

    public JoinRequestService JoinRequests => Get<JoinRequestService>();

    public SnoozeService Snoozes => Get<SnoozeService>();

    public PresenceService Presence => Get<PresenceService>();

    public NoteService Notes => Get<NoteService>();

    public MentionService Mentions => Get<MentionService>();

    public MessageService Messages => Get<MessageService>();

    public SearchService Search => Get<SearchService>();

    public SearchMergeService Merge => Get<SearchMergeService>();

    public SearchBackfillService Backfill => Get<SearchBackfillService>();

    public ClientService Clients => Get<ClientService>();

    public TeamDirectoryService Colleagues => Get<TeamDirectoryService>();

    public TeamService Team => Get<TeamService>();

    public HandOverService HandOver => Get<HandOverService>();

    public ClientAddingService Adding => Get<ClientAddingService>();

    public ClientImportService ClientFiles => Get<ClientImportService>();

    public ClientActivityService ClientActivity => Get<ClientActivityService>();

    public CareTeamService CareTeams => Get<CareTeamService>();

    public PermissionService Permissions => Get<PermissionService>();

    public SessionService Sessions => Get<SessionService>();

    public SessionExpiryService SessionExpiry => Get<SessionExpiryService>();

    public TabKeyService TabKeys => Get<TabKeyService>();

    public SecurityRuleService Rules => Get<SecurityRuleService>();

    public PreferenceService Preferences => Get<PreferenceService>();

    public ClinicProfileService Profile => Get<ClinicProfileService>();

    public NoticePreferenceService NoticePreferences => Get<NoticePreferenceService>();

    public DeadLetterService DeadLetters => Get<DeadLetterService>();

    public PushAddressService PushAddresses => Get<PushAddressService>();

    public AnswerTimeService AnswerTimes => Get<AnswerTimeService>();

    public LanguageService Languages => Get<LanguageService>();

    public SetUpChecklistService CheckList => Get<SetUpChecklistService>();

    public PasswordSignInService SignIn => Get<PasswordSignInService>();

    public AccountLinkService Links => Get<AccountLinkService>();

    public OwnAccountService OwnAccount => Get<OwnAccountService>();

    public PasswordService Passwords => Get<PasswordService>();

    public SecondStepService SecondStep => Get<SecondStepService>();

    public SecondFactorService Factors => Get<SecondFactorService>();

    public SecondFactorRuleService FactorRule => Get<SecondFactorRuleService>();

    public ReauthenticationService Reauthentication => Get<ReauthenticationService>();

    public SetUpService SetUp => Get<SetUpService>();

    public ClientInvitationService Invitations => Get<ClientInvitationService>();

    public PhotoService Photos => Get<PhotoService>();

    public AttachmentService Attachments => Get<AttachmentService>();

    public AttachmentDownloadService Files => Get<AttachmentDownloadService>();

    public AttachmentStore Store => Get<AttachmentStore>();

    public AttachmentScanService Scanner => Get<AttachmentScanService>();

    public AttachmentUpkeepService Upkeep => Get<AttachmentUpkeepService>();

    /// <summary>What the services hold, to be changed by a test before it begins.</summary>
    public AttachmentOptions AttachmentOptions => Get<IOptions<AttachmentOptions>>().Value;

    public DiskSpaceService Room => Get<DiskSpaceService>();

    /// <summary>What the services hold, to be changed by a test before it begins.</summary>
    public DiskOptions DiskOptions => Get<IOptions<DiskOptions>>().Value;

    public ServerLockFile Mark => Get<ServerLockFile>();

    public DamageCheckWorker Damage => Get<DamageCheckWorker>();

    public FoundDamage Found => Get<FoundDamage>();

    public WeeklyCheckWorker WeeklyCheck => Get<WeeklyCheckWorker>();

    public LeftoverCleanupService Leftovers => Get<LeftoverCleanupService>();

    public AuditTrailService Audit => Get<AuditTrailService>();

    public AuditAnchorService Anchors => Get<AuditAnchorService>();

    public AuditVerificationService Verifier => Get<AuditVerificationService>();

    public AuditOptions AuditOptions => Get<AuditOptions>();

    public ConversationAccessService AccessLog => Get<ConversationAccessService>();

    public ConversationAudienceService Readers => Get<ConversationAudienceService>();

    public LiveUpdateService Live => Get<LiveUpdateService>();

    public SignalQueue Signals => Get<SignalQueue>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        CommandLog.Stop(File);
        await Disk.ClearAsync(folder);
    }

    /// <summary>What something of a second server logs, into the same book.</summary>
    public ILogger<T> LogOf<T>() => Get<ILogger<T>>();

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();
}
