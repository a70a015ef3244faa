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
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.Health;
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
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Signals;

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
        services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)).AddSingleton<TimeProvider>(Clock)
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
    public FakeTimeProvider Clock { get; } = new(Opening);

    public OrgChatDatabase Database => Get<OrgChatDatabase>();

    public KeyRing Keys => Get<KeyRing>();

    public KeyRotation Rotation => Get<KeyRotation>();

    public BackupMaker Backups => Get<BackupMaker>();

    public InboxLists Inbox => Get<InboxLists>();

    public PersonalStates States => Get<PersonalStates>();

    public ConversationReader Reader => Get<ConversationReader>();

    public ConversationDesk Desk => Get<ConversationDesk>();

    public Messenger Messenger => Get<Messenger>();

    public MessageSearch Search => Get<MessageSearch>();

    public SearchBackfill Backfill => Get<SearchBackfill>();

    public ClientDirectory Clients => Get<ClientDirectory>();

    public TeamDirectory Colleagues => Get<TeamDirectory>();

    public TeamDesk Team => Get<TeamDesk>();

    public HandingOver HandingOver => Get<HandingOver>();

    public CareTeams CareTeams => Get<CareTeams>();

    public PermissionDesk Permissions => Get<PermissionDesk>();

    public SessionDesk Sessions => Get<SessionDesk>();

    public SessionClock SessionClock => Get<SessionClock>();

    public TabKeys TabKeys => Get<TabKeys>();

    public SecurityRules Rules => Get<SecurityRules>();

    public PreferenceService Preferences => Get<PreferenceService>();

    public ClinicPhone Phone => Get<ClinicPhone>();

    public FrontDoor Door => Get<FrontDoor>();

    public AccountLinks Links => Get<AccountLinks>();

    public PasswordDesk Passwords => Get<PasswordDesk>();

    public SecondStep SecondStep => Get<SecondStep>();

    public SecondFactorDesk Factors => Get<SecondFactorDesk>();

    public FactorRule FactorRule => Get<FactorRule>();

    public ConfirmationDesk Confirmations => Get<ConfirmationDesk>();

    public SetUpDesk SetUp => Get<SetUpDesk>();

    public ClientInvitations Invitations => Get<ClientInvitations>();

    public AttachmentDesk Attachments => Get<AttachmentDesk>();

    public AttachmentReader Files => Get<AttachmentReader>();

    public AttachmentStore Store => Get<AttachmentStore>();

    public AttachmentScanner Scanner => Get<AttachmentScanner>();

    public AttachmentUpkeep Upkeep => Get<AttachmentUpkeep>();

    /// <summary>What the services hold, to be changed by a test before it begins.</summary>
    public AttachmentOptions AttachmentOptions => Get<IOptions<AttachmentOptions>>().Value;

    public DiskRoom Room => Get<DiskRoom>();

    /// <summary>What the services hold, to be changed by a test before it begins.</summary>
    public DiskOptions DiskOptions => Get<IOptions<DiskOptions>>().Value;

    public ServerMark Mark => Get<ServerMark>();

    public DamageCheck Damage => Get<DamageCheck>();

    public FoundDamage Found => Get<FoundDamage>();

    public WeeklyLook WeeklyLook => Get<WeeklyLook>();

    public Leftovers Leftovers => Get<Leftovers>();

    public AuditTrail Audit => Get<AuditTrail>();

    public AuditAnchors Anchors => Get<AuditAnchors>();

    public AuditVerifier Verifier => Get<AuditVerifier>();

    public AuditSettings AuditSettings => Get<AuditSettings>();

    public ConversationLooks Looks => Get<ConversationLooks>();

    public ConversationReaders Readers => Get<ConversationReaders>();

    public LiveUpdates Live => Get<LiveUpdates>();

    public LiveSignals Signals => Get<LiveSignals>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        CommandLog.Stop(File);
        folder.Delete(recursive: true);
    }

    /// <summary>What something of a second server logs, into the same book.</summary>
    public ILogger<T> LogOf<T>() => Get<ILogger<T>>();

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();
}
