namespace OrgChat.Domain.Storage.Signals;

/// <summary>What kind of thing a <see cref="Signal"/> is about.</summary>
public enum SignalKind
{
    /// <summary>A conversation: its messages, people or state.</summary>
    Conversation,

    /// <summary>What one person keeps about a conversation: read position, muted, archived; not what they are writing.</summary>
    Reading,

    /// <summary>What one person is writing in a conversation: for their own windows.</summary>
    Draft,

    /// <summary>A person: name, rights, being active, care team.</summary>
    Person,

    /// <summary>A session of a person: begun, used by its person, or ended.</summary>
    Session,

    /// <summary>A person’s photo.</summary>
    Photo,

    /// <summary>What an organization says of itself: its name, hours and targets, and whether its clients begin conversations.</summary>
    Clinic,

    /// <summary>A note of a conversation, which is the team’s alone: no client’s window hears of it.</summary>
    Note,

    /// <summary>What mentions a member of the team.</summary>
    Mention,

    /// <summary>A conversation’s tags, which are the team’s alone.</summary>
    Tagging,

    /// <summary>A tag itself: its name, its colour, whether it is used.</summary>
    Tag,
}
