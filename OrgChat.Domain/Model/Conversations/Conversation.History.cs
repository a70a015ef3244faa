using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <remarks>What another system recorded is taken as it was: the rules for writing now do not apply to what is long sent.</remarks>
public sealed partial class Conversation
{
    /// <summary>Takes over a conversation of another system; clients who are no longer active still belong to it.</summary>
    /// <param name="origin">The other system’s id of it, such as “Communication/17”.</param>
    internal static Conversation FromHistory(
        TeamMember owner, IReadOnlyCollection<Person> others, string? title, string origin, DateTimeOffset startedAt)
    {
        if (!others.OfType<Client>().Any())
        {
            throw new RefusedException("NoClientHere");
        }

        var conversation = new Conversation(owner, owner, title, startedAt) { SealedOrigin = SealedText.Of(origin) };
        conversation.AddEvent(ConversationEventKind.Started, owner, owner, startedAt);
        foreach (var person in others.Where(person => person.IsActive || person is Client).Prepend(owner).DistinctBy(person => person.Id))
        {
            conversation.Remember(person, startedAt);
        }

        return conversation;
    }

    /// <summary>
    /// Adds a message of another system’s history. It makes nobody wait and answers nobody, and an old one is no new activity.
    /// Its author takes part, unless they once did and left, or left the clinic.
    /// </summary>
    public Message WriteHistory(Person author, Draft draft, DateTimeOffset sentAt)
    {
        var (waiting, activity) = (WaitingSince, LastActivityAt);
        var message = new Message(this, LastNumber + 1, author, draft, sentAt);
        if (participants.TrueForAll(participant => participant.PersonId != author.Id) && (author.IsActive || author is Client))
        {
            Remember(author, sentAt);
        }

        Append(message);
        WaitingSince = waiting;
        LastActivityAt = sentAt > activity ? sentAt : activity;
        return message;
    }

    /// <summary>
    /// What was imported after this number counts as read by whoever keeps nothing about the conversation, where that held for all before
    /// it: what people wrote here since is still unread.
    /// </summary>
    internal void TakeOverAsRead(long before) => HistoryNumber = HistoryNumber == before ? LastNumber : HistoryNumber;

    private void Remember(Person person, DateTimeOffset at)
    {
        if (person.OrganizationId != OrganizationId)
        {
            throw new NotFoundException(MissingKind.Person);
        }

        if (Current.Count() >= MaxParticipants)
        {
            throw new RefusedException("TooManyParticipants", MaxParticipants);
        }

        participants.Add(new Participant(this, person, at));
        (person as Client)?.HasBeenClientSince(DateOnly.FromDateTime(at.UtcDateTime));
    }
}
