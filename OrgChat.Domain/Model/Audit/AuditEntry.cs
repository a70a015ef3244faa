using System.Globalization;
using System.Security.Cryptography;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Audit;

/// <summary>
/// Who did or tried what, when, from where and by which right; written with the act or not at all, never changed. No person’s words are in
/// it.
/// </summary>
public sealed class AuditEntry
{
    // As format 1 had it: “Message 12, 2 files”.
    private const string MessageDetail = "Message ";

    // Set one after the other while it is made; sealed together.
    private string? actorName, clientName, subjectName, detail;

    private AuditEntry() { }

    internal AuditEntry(Person actor, AuditAction action, DateTimeOffset now) : this(actor.OrganizationId, actor.Name, action, now) =>
        ActorId = actor.Id;

    private AuditEntry(Guid organizationId, string actorName, AuditAction action, DateTimeOffset now)
    {
        OrganizationId = organizationId;
        this.actorName = actorName;
        Action = action;
        At = AsStored(now);
        (Outcome, Reason) = IsRefusal(action) ? (Outcome.Denied, RefusalReason.NotConfirmed) : (Outcome.Done, default(RefusalReason?));
    }

    /// <summary>An act of the program itself, started by whoever runs the server: no person of the organization did it.</summary>
    internal static AuditEntry ByProgram(Guid organizationId, string programName, AuditAction action, DateTimeOffset now) =>
        new AuditEntry(organizationId, programName, action, now).By(AuditRight.None);

    /// <summary>Rises with every entry.</summary>
    public long Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>1, 2, 3… within the organization, without a gap.</summary>
    public long? Number { get; private set; }

    /// <summary>Ties it to the entry before; see <see cref="AuditChainFormat"/>.</summary>
    public byte[]? Hash { get; private set; }

    /// <summary>Shows that OrgChat wrote it, to whoever has the master key; see <see cref="AuditChainFormat.MacOf"/>.</summary>
    public byte[]? Mac { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid ActorId { get; private set; }

    public string ActorName => actorName ??= SealedWords?.Part(0) ?? "";

    /// <summary>The session acted in; null where the program acts by itself.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The network address acted from.</summary>
    public string? Address { get; private set; }

    public AuditAction Action { get; private set; }

    public Outcome Outcome { get; private set; }

    /// <summary>Why it was refused; null when it was done.</summary>
    public RefusalReason? Reason { get; private set; }

    /// <summary>
    /// By which right it was done; null for what was refused outside a conversation, and for acts outside one that are older than format 2.
    /// </summary>
    public AuditRight? Right { get; private set; }

    public Guid? ConversationId { get; private set; }

    /// <summary>The client concerned; in a group, the first.</summary>
    public Guid? ClientId { get; private set; }

    public string? ClientName => clientName ??= Named(ClientId, 1);

    /// <summary>The person something was done to, such as a new participant or the owner written for.</summary>
    public Guid? SubjectId { get; private set; }

    public string? SubjectName => subjectName ??= Named(SubjectId, 2);

    /// <summary>What completes the action as it is stored: <see cref="Facts"/>, or, in format 1, English words.</summary>
    public string? Detail => detail ??= SealedWords is { Opens: true } words ? words.Part(3) : null;

    /// <summary>What completes the action; null where nothing does, and in entries of format 1.</summary>
    public AuditFacts? Facts => Format >= AuditChainFormat.Newest && Detail is { } stored ? AuditFacts.TryOf(stored) : null;

    /// <summary>
    /// The version of <see cref="AuditChainFormat"/> it is written in; entries from before there was a chain are like those of the first.
    /// </summary>
    public int Format => Hash is [var format, ..] ? format : Id == 0 ? AuditChainFormat.Newest : 1;

    /// <summary>Everything in it that names somebody, as names are known that day.</summary>
    internal SealedText? SealedWords { get; private set; }

    internal AuditEntry From(Actor actor)
    {
        SessionId = actor.SessionId == default ? null : actor.SessionId;
        Address = actor.Address;
        return this;
    }

    /// <summary>It was only tried. The ids are those asked for, whether or not they lead anywhere.</summary>
    internal AuditEntry Refused(AuditedOperation operation, RefusalReason reason)
    {
        (Outcome, Reason) = (reason is RefusalReason.NotPossible or RefusalReason.NotConfirmed ? Outcome.Declined : Outcome.Denied, reason);
        (ConversationId, ClientId, SubjectId) = (operation.ConversationId, operation.ClientId, operation.SubjectId);
        detail = operation.Facts?.ToStored();
        Right = null;
        return this;
    }

    internal AuditEntry By(AuditRight right)
    {
        Right = right;
        return this;
    }

    /// <summary>In a conversation; by the right the actor has there, or else by the one they act by anyway.</summary>
    internal AuditEntry In(Conversation conversation, Access access)
    {
        ConversationId = conversation.Id;
        Right = access == Access.None ? Right ?? AuditRight.None : (AuditRight)access;
        return conversation.Clients.OrderBy(client => client.Id).FirstOrDefault() is { } client ? For(client) : this;
    }

    internal AuditEntry For(Client client)
    {
        ClientId = client.Id;
        clientName = client.Name;
        return this;
    }

    internal AuditEntry About(Person subject)
    {
        SubjectId = subject.Id;
        subjectName = subject.Name;
        return this;
    }

    /// <summary>Which message was sent, for whom and with how many files: what the record and the messages are compared by.</summary>
    internal AuditEntry Of(Message message, Person owner) => (message.OnBehalfOfId is null ? this : About(owner))
        .With(new AuditFacts { Message = message.Number, Files = message.Attachments.Count is > 0 and var files ? files : null });

    /// <summary>With how many files a message was sent; null for none.</summary>
    public int? FilesSent => Format >= AuditChainFormat.Newest ? Facts?.Files
        : Detail?.Split(", ")[^1].Split(' ') is [var count, "file" or "files"] ? int.Parse(count, CultureInfo.InvariantCulture) : null;

    /// <summary>The number of the message that was sent; null for other entries, and for those from before it was written down.</summary>
    internal long? MessageNumber =>
        Action is not (AuditAction.MessageSent or AuditAction.MessageSentOnBehalf) || Outcome != Outcome.Done ? null
        : Format >= AuditChainFormat.Newest ? Facts?.Message
        : Detail?.StartsWith(MessageDetail, StringComparison.Ordinal) == true
        ? long.Parse(Detail[MessageDetail.Length..].Split(',')[0], CultureInfo.InvariantCulture)
        : null;

    internal AuditEntry With(AuditFacts facts)
    {
        detail = facts.ToStored();
        return this;
    }

    internal void Follow(ChainLink before, byte[] recordKey)
    {
        Number = before.Number + 1;
        SealedWords ??= SealedText.OfParts(ActorName, ClientName, SubjectName, Detail);
        Hash = AuditChainFormat.HashOf(this, before.Hash);
        Authenticate(recordKey);
    }

    internal void Authenticate(byte[] recordKey) => Mac = AuditChainFormat.MacOf(Hash!, recordKey);

    internal bool IsWrittenByOrgChat(byte[] recordKey) =>
        Mac is not null && Hash is not null && CryptographicOperations.FixedTimeEquals(Mac, AuditChainFormat.MacOf(Hash, recordKey));

    private string? Named(Guid? id, int part) => id is not null || SealedWords is { Opens: true } ? SealedWords?.Part(part) : null;

    /// <summary>Some entries are refusals by their very action: somebody at the door, or an old screen.</summary>
    private static bool IsRefusal(AuditAction action) => action is AuditAction.SignInFailed or AuditAction.SignInLocked
        or AuditAction.FactorFailed or AuditAction.ConfirmationFailed or AuditAction.ScreenRefused;

    /// <summary>Moments are stored in milliseconds, and the hash is over what is stored.</summary>
    private static DateTimeOffset AsStored(DateTimeOffset moment) =>
        DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
}
