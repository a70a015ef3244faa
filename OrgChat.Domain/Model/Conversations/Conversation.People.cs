using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

public sealed partial class Conversation
{
    /// <summary>Since when a member asks to be added; null while nobody asks.</summary>
    public DateTimeOffset? JoinAskedAt { get; private set; }

    /// <summary>Rises when somebody asks, asks no more, or is answered.</summary>
    public long JoinChanges { get; private set; }

    /// <summary>Starts a conversation that its creator owns, with at least one client.</summary>
    /// <exception cref="RefusedException">No client, too many people, or somebody who is no longer active.</exception>
    public static Conversation Start(TeamMember creator, IReadOnlyCollection<Person> others, string? title, DateTimeOffset now) =>
        StartFor(creator, creator, others, title, now);

    internal static Conversation StartFor(
        TeamMember owner, TeamMember creator, IReadOnlyCollection<Person> others, string? title, DateTimeOffset now)
    {
        if (!others.OfType<Client>().Any())
        {
            throw new RefusedException("ClientMissing");
        }

        var conversation = new Conversation(owner, creator, title, now);
        conversation.AddEvent(ConversationEventKind.Started, creator, owner, now);
        foreach (var person in others.Prepend(owner).DistinctBy(person => person.Id))
        {
            conversation.LetIn(person, now);
        }

        return conversation;
    }

    /// <summary>A client begins: what they write is the next thing that happens here.</summary>
    /// <param name="reason">What it is about, as far as they said.</param>
    /// <exception cref="NotFoundException">The owner is not active, or of another organization.</exception>
    public static Conversation StartBy(Client client, TeamMember owner, StartReason? reason, DateTimeOffset now)
    {
        var conversation = new Conversation(owner, client, null, now);
        conversation.AddEvent(ConversationEventKind.Started, client, owner, now, reason?.Name, about: reason?.Kind);
        conversation.LetIn(owner, now);
        conversation.LetIn(client, now);
        conversation.OpenToClients(now);
        if (reason?.Tag is { IsArchived: false } tag)
        {
            conversation.Carry(tag, client, now);
        }

        return conversation;
    }

    /// <summary>The owner lets somebody take part directly; they see the whole history.</summary>
    public void Add(Person actor, Person newcomer, DateTimeOffset now)
    {
        RequireOwner(actor);
        if (!Has(newcomer))
        {
            LetIn(newcomer, now);
            AddEvent(ConversationEventKind.Joined, actor, newcomer, now);
        }
    }

    /// <summary>A member who answers on behalf of the owner asks to take part.</summary>
    /// <returns>Whether there was anything to ask: not for who takes part already.</returns>
    /// <exception cref="RefusedException">The actor may not answer here.</exception>
    public bool AskToJoin(TeamMember actor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        if (Has(actor))
        {
            return false;
        }

        AddEvent(ConversationEventKind.JoiningAsked, actor, null, now);
        JoinAskedAt ??= now;
        JoinChanges++;
        return true;
    }

    /// <summary>Who asked takes it back.</summary>
    public void AskNoMore(TeamMember actor, DateTimeOffset now) => AddEvent(ConversationEventKind.JoiningWithdrawn, actor, null, now);

    /// <summary>The owner does not add who asked; they may answer as before.</summary>
    /// <exception cref="RefusedException">Somebody else owns it.</exception>
    public void DeclineToAdd(Person actor, TeamMember colleague, DateTimeOffset now)
    {
        RequireOwner(actor);
        AddEvent(ConversationEventKind.JoiningDeclined, actor, colleague, now);
    }

    /// <summary>The owner ends somebody’s taking part; they see nothing more.</summary>
    public void Remove(Person actor, Person leaver, DateTimeOffset now)
    {
        RequireOwner(actor);
        if (leaver.Id == OwnerId)
        {
            throw new RefusedException("OwnerTakesPart");
        }

        if (leaver is Client && Clients.Count() == 1)
        {
            throw new RefusedException("OnlyClient", leaver.Name);
        }

        LetGo(actor, leaver, now);
    }

    /// <summary>The owner leaves the clinic: a colleague owns the conversation from now on. Old labels do not change.</summary>
    public void HandOver(Person actor, TeamMember successor, DateTimeOffset now)
    {
        var former = Owner;
        OwnBy(actor, successor, now);
        LetGo(actor, former, now);
        if (!Has(successor))
        {
            LetIn(successor, now);
        }
    }

    /// <summary>
    /// A colleague owns the conversation from now on; who owned it goes on taking part. Old labels do not change. By the owner, or by an
    /// admin who may answer here, for an owner who is away.
    /// </summary>
    /// <exception cref="RefusedException">The actor is neither.</exception>
    public void Transfer(Person actor, TeamMember successor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        if (actor.Id != OwnerId && actor is not TeamMember { IsAdmin: true })
        {
            throw new RefusedException("OnlyOwnerTransfers", Owner.Name) { Reason = RefusalReason.NotAllowed };
        }

        if (successor.Id != OwnerId)
        {
            if (!Has(successor))
            {
                LetIn(successor, now);
            }

            OwnBy(actor, successor, now);
        }
    }

    /// <summary>Ends somebody’s taking part because they left the clinic.</summary>
    public void LetGo(Person actor, Person leaver, DateTimeOffset now)
    {
        if (Current.FirstOrDefault(participant => participant.PersonId == leaver.Id) is { } participant)
        {
            participant.Leave(now);
            AddEvent(ConversationEventKind.Left, actor, leaver, now);
        }
    }

    /// <summary>The origin of what somebody starts under a key: the same key again is the same conversation.</summary>
    internal static string OriginOf(Person starter, Guid key) => $"start:{starter.Id}:{key}";

    internal void KeepOrigin(string origin) => SealedOrigin = SealedText.Of(origin);

    internal void BeAskedSince(DateTimeOffset? since) => (JoinAskedAt, JoinChanges) = (since, JoinChanges + 1);

    internal void RequireOwner(Person actor)
    {
        RequireVisible(actor);
        if (actor.Id != OwnerId)
        {
            throw new RefusedException("OnlyOwnerAdds", Owner.Name) { Reason = RefusalReason.NotAllowed };
        }
    }

    private void OwnBy(Person actor, TeamMember successor, DateTimeOffset now)
    {
        OwnerId = successor.Id;
        Owner = successor;
        AddEvent(ConversationEventKind.OwnerChanged, actor, successor, now);
    }

    private void LetIn(Person person, DateTimeOffset now)
    {
        if (!person.IsActive || person.OrganizationId != OrganizationId)
        {
            throw new NotFoundException(MissingKind.Person);
        }

        if (Current.Count() >= MaxParticipants)
        {
            throw new RefusedException("TooManyParticipants", MaxParticipants);
        }

        participants.Add(new Participant(this, person, now));
    }
}
