namespace OrgChat.Domain.Model;

/// <summary>What is not there, or not open to whoever asked; each has a sentence of its own.</summary>
public enum MissingKind
{
    Account,
    Client,
    Conversation,
    File,
    Note,
    Page,
    Person,
    SavedReply,
    SavedView,
    Session,
    StartReason,
    Tag,
    TeamMember,
}
