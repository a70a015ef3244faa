using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>Messages between clients and the people who care for them, owned by one team member.</summary>
public sealed partial class Conversation
{
    /// <summary>Most people who can take part at one time.</summary>
    public const int MaxParticipants = 50;

    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitleLength = 120;

    private readonly List<Participant> participants = [];
    private readonly List<Message> messages = [];
    private readonly List<ConversationEvent> events = [];

    private Conversation() { }

    private Conversation(TeamMember owner, Person creator, string? title, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = owner.OrganizationId;
        OwnerId = owner.Id;
        Owner = owner;
        CreatedById = creator.Id;
        CreatedAt = now;
        LastActivityAt = now;
        Entitle(title);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid OwnerId { get; private set; }

    public TeamMember Owner { get; private set; } = null!;

    public Guid CreatedById { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Given to a group by whoever started it; null when the people’s names are the name.</summary>
    public string? Title => SealedTitle?.TextOrMark;

    /// <summary>The title as search compares it: keyed hashes of its words’ beginnings.</summary>
    public string TitleMarks { get; private set; } = "";

    /// <summary>The number of the newest message; 0 while there is none.</summary>
    public long LastNumber { get; private set; }

    /// <summary>
    /// Messages up to this number were imported and count as read by whoever keeps nothing about the conversation yet; 0 for most.
    /// </summary>
    public long HistoryNumber { get; private set; }

    /// <summary>When the newest message was sent, or the conversation started.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>Rises with every change others may want to see.</summary>
    public long Revision { get; private set; }

    /// <summary>When the first message was sent that a client still waits for an answer to; null when nobody waits.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>Since when its clients see it: from the first message on. Before, it looks to them as if it did not exist.</summary>
    public DateTimeOffset? OpenToClientsSince { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsClosed => ClosedAt is not null;

    /// <summary>Since when a client waited whom closing it left without an answer; null when nobody did, or it is open.</summary>
    public DateTimeOffset? ClosedOverWait { get; private set; }

    /// <summary>The newest message in short, for lists.</summary>
    public LastMessage? Last { get; private set; }

    /// <summary>How its text begins, empty while there is none; null when it does not open.</summary>
    public string? Preview => SealedPreview is null ? "" : SealedPreview.Text;

    /// <summary>
    /// What it was made from: an imported record’s id, or the key of the dialog that started it. The same origin is never made twice.
    /// </summary>
    public string? Origin => SealedOrigin?.Text;

    /// <summary>The origin as it is looked up; see <c>LookUpKeyFactory</c>.</summary>
    public string? OriginKey { get; private set; }

    /// <summary>Everybody who takes part or did, as far as loaded.</summary>
    public IReadOnlyCollection<Participant> Participants => participants;

    public IReadOnlyCollection<Message> Messages => messages;

    public IReadOnlyCollection<ConversationEvent> Events => events;

    /// <summary>Those who take part now, whoever came first before the others.</summary>
    public IEnumerable<Person> People => Current.Select(participant => participant.Person);

    public IEnumerable<Client> Clients => People.OfType<Client>();

    /// <summary>Who they are, where only the participants were loaded.</summary>
    internal IEnumerable<Guid> PeopleIds => Current.Select(participant => participant.PersonId);

    internal SealedText? SealedTitle { get; private set; }

    internal SealedText? SealedPreview { get; private set; }

    internal SealedText? SealedOrigin { get; private set; }

    /// <summary>Who wrote the newest message, and for whom, by name.</summary>
    internal SealedText? SealedLastNames { get; private set; }

    public string LastAuthorName => SealedLastNames?.Part(0) ?? "";

    public string? LastOnBehalfOfName => SealedLastNames is { Opens: true } names ? names.Part(1) : null;

    private IEnumerable<Participant> Current => participants.Where(participant => participant.LeftAt is null)
        .OrderBy(participant => participant.JoinedAt).ThenBy(participant => participant.PersonId);

    /// <summary>What this person may do here; needs the current participants loaded.</summary>
    public Access AccessOf(Person person)
    {
        if (!person.IsActive || person.OrganizationId != OrganizationId || (person is Client && OpenToClientsSince is null))
        {
            return Access.None;
        }

        return Has(person) ? Access.Participate
            : person.Can(Permission.OrganizationChat) ? Access.OnBehalf
            : person.Can(Permission.AccessAllConversations) ? Access.Read
            : Access.None;
    }

    /// <summary>Whether the person takes part now.</summary>
    public bool Has(Person person) => participants.Exists(participant => participant.LeftAt is null && participant.PersonId == person.Id);

    /// <summary>The newest message somebody has read, given what they keep about the conversation; 0 before the first.</summary>
    public long ReadNumberOf(PersonalState? state) => state?.ReadNumber ?? HistoryNumber;

    /// <summary>How many messages somebody has not read, given what they keep about the conversation.</summary>
    public long UnreadOf(PersonalState? state) => Math.Max(0, LastNumber - ReadNumberOf(state));

    public void Touch() => Revision++;

    private void Entitle(string? title)
    {
        var trimmed = SingleLineRules.Of(title) is { Length: > 0 } line ? line : null;
        SealedTitle = trimmed is not { Length: > MaxTitleLength }
            ? SealedText.Of(trimmed)
            : throw new RefusedException("TitleTooLong", MaxTitleLength);
    }
}
