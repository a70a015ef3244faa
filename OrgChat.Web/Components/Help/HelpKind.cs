namespace OrgChat.Web.Components.Help;

/// <summary>What a page of the help is about, in the order of the list.</summary>
public enum HelpKind
{
    Chat,
    NeedsReply,
    OnBehalf,
    SavedReplies,
    Notes,
    Tags,
    Clients,
    AddingClients,
    Starting,
    Writing,
    Readers,
    Files,
    Emergencies,
    Search,
    Team,
    Permissions,
    Clinic,
    ClientStarts,
    Security,
    Audit,
    SigningIn,
    Account,
    Notices,
    Keyboard,
}
