namespace OrgChat.Domain.Model.Audit;

/// <summary>What is accounted for, numbered in hundreds per subject; the numbers are stored.</summary>
public enum AuditAction
{
    ConversationOpened = 100,
    ConversationStarted = 101,
    MessageSent = 102,
    MessageSentOnBehalf = 103,
    ConversationClosed = 104,
    ConversationReopened = 105,
    NoReplyNeeded = 106,
    OwnerChanged = 107,
    ConversationPrinted = 108,
    ConversationClaimed = 109,
    ClaimReleased = 110,
    ClaimTakenOver = 111,
    ConversationHandedOver = 112,

    /// <summary>Its member was no longer there.</summary>
    ClaimEnded = 113,

    ConversationSnoozed = 114,
    ConversationWoken = 115,

    /// <summary>Its time came.</summary>
    SnoozeEnded = 116,

    ConversationTagged = 120,
    ConversationUntagged = 121,

    JoiningAsked = 140,
    JoiningWithdrawn = 141,
    JoiningDeclined = 142,

    /// <summary>For the team alone; its words stand in no record.</summary>
    NoteAdded = 130,
    NoteRetracted = 131,

    ParticipantAdded = 200,
    ParticipantRemoved = 201,

    PermissionGranted = 300,
    PermissionRevoked = 301,
    AdminGranted = 302,
    AdminRevoked = 303,

    MemberInvited = 400,
    MemberEdited = 401,
    MemberDeactivated = 402,
    MemberReactivated = 403,
    MemberAway = 410,
    MemberBack = 411,
    SignInLinkMade = 404,
    HandOverBegan = 405,
    HandOverEnded = 406,

    ClientAssigned = 500,
    ClientUnassigned = 501,
    ClientAdded = 502,
    ClientPageOpened = 503,
    ClientTakenBack = 504,

    /// <summary>The lines of a file were compared with the clients there are; nobody was added by it.</summary>
    ClientsCompared = 505,

    ClientDeactivated = 506,
    ClientReactivated = 507,

    HistoryImported = 600,

    MessagesSearched = 850,
    MessagesFound = 851,

    SignedIn = 700,
    SignedOut = 701,
    SessionEnded = 702,
    SessionEndedByAdmin = 703,
    SessionIdle = 704,
    SessionTooLong = 705,
    SessionEndedByChange = 706,
    SessionEndedByLeaving = 707,
    ScreenRefused = 708,
    IdleLimitsChanged = 709,

    SignInFailed = 720,
    SignInLocked = 721,
    PasswordChanged = 722,
    PasswordReset = 723,
    ResetRequested = 724,
    ClientInvited = 725,
    OrganizationSetUp = 726,
    ClientLetterMade = 727,
    ClientIdentified = 728,
    FactorAdded = 730,
    FactorRemoved = 731,
    FactorFailed = 732,
    FactorsReset = 733,
    RecoveryCodesMade = 734,
    RecoveryCodeUsed = 735,
    ConfirmationFailed = 736,
    FactorRequired = 737,
    FactorNotRequired = 738,

    PhotoChanged = 750,
    PhotoRemoved = 751,

    DataKeyRotated = 800,
    MasterKeyRotated = 801,

    RecordRead = 950,
    RecordExported = 951,
    RecordVerified = 952,
    LooksRead = 953,
    PageOpened = 954,
    SomethingTried = 955,
    MoreRefused = 956,
    AnchoringBegan = 957,

    ClinicPhoneChanged = 1000,
    ClinicProfileChanged = 1001,

    SavedReplyAdded = 1050,
    SavedReplyChanged = 1051,
    SavedReplyRemoved = 1052,
    SavedReplyRestored = 1053,

    TagAdded = 1060,
    TagChanged = 1061,
    TagRemoved = 1062,
    TagRestored = 1063,

    StartPolicyChanged = 1080,
    StartReasonAdded = 1081,
    StartReasonChanged = 1082,
    StartReasonRemoved = 1083,
    StartReasonRestored = 1084,

    /// <summary>A member said whether clients may begin conversations with them.</summary>
    StartsDeclined = 1085,
    StartsAccepted = 1086,

    NoticeRetried = 1300,
    NoticeDiscarded = 1301,

    FileOpened = 900,
    FileRefused = 901,
    FileAttached = 902,
    FileDamaged = 903,
    TextDamaged = 904,
}
