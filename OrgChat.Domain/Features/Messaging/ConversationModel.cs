using System.Diagnostics.CodeAnalysis;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>All about a conversation but its messages, as one reader sees it.</summary>
public sealed record ConversationModel : ConversationSummaryModel
{
    private static readonly EqualList<SeenModel> Nobody = new([]);

    /// <param name="kept">What its people, and whoever else opened it, keep about it, with their names.</param>
    [SetsRequiredMembers]
    internal ConversationModel(Person reader, Conversation conversation, IReadOnlyCollection<(PersonalState State, string Name)> kept)
        : this(reader,
            new InboxEntry
            {
                Conversation = conversation,
                State = kept.Select(one => one.State).FirstOrDefault(state => state.PersonId == reader.Id)
            })
    {
        Seen = new EqualList<SeenModel>(reader is Client ? SeenByClinic(conversation, kept) : SeenByClients(conversation, kept));
        OwnerUnread = reader is Client || IsOwner ? 0 : conversation.UnreadOf(
            kept.Select(one => one.State).FirstOrDefault(state => state.PersonId == conversation.OwnerId));
    }

    [SetsRequiredMembers]
    private ConversationModel(Person reader, InboxEntry entry) : base(reader, entry, new ConversationName(entry.Conversation, reader))
    {
        var conversation = entry.Conversation;
        People = new EqualList<ParticipantModel>(conversation.People
            .OrderByDescending(p => p.Id == conversation.OwnerId).ThenBy(p => p is Client).ThenBy(p => p.Id)
            .Select(person => Line(person, conversation, reader)));
        IsOwner = conversation.OwnerId == reader.Id;
        MayBeStartedByClient = reader is TeamMember
            && !conversation.People.Append(conversation.Owner).OfType<TeamMember>().Any(member => member.Id == conversation.CreatedById);
        (JoinAskedAt, JoinChanges) = reader is Client ? (null, 0) : (conversation.JoinAskedAt, conversation.JoinChanges);
        Revision = conversation.Revision;
        ReadNumber = conversation.ReadNumberOf(entry.State);
        Seen = Nobody;
    }

    public required IReadOnlyList<ParticipantModel> People { get; init; }

    /// <summary>Rises with every change but read positions and what people keep for themselves.</summary>
    public required long Revision { get; init; }

    /// <summary>The reader’s own read position.</summary>
    public required long ReadNumber { get; init; }

    /// <summary>How far the other side has read: for staff each client, for a client whoever of the clinic came furthest.</summary>
    public required IReadOnlyList<SeenModel> Seen { get; init; }

    /// <summary>Since when a colleague asks to be added; null while nobody asks, and for clients.</summary>
    public DateTimeOffset? JoinAskedAt { get; init; }

    /// <inheritdoc cref="Conversation.JoinChanges"/>
    public long JoinChanges { get; init; }

    /// <summary>
    /// How many messages its owner has not read, whoever else has; 0 for the owner, whose own unread it is, and for clients.
    /// </summary>
    public long OwnerUnread { get; init; }

    /// <summary>Whether the reader owns it and so decides who takes part.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether nobody of the team who takes part started it; never for clients.</summary>
    public bool MayBeStartedByClient { get; init; }

    public bool CanAnswer => Access is Access.Participate or Access.OnBehalf;

    /// <summary>The same without what every message and every reading changes: equal for as long as the rest stays.</summary>
    public ConversationModel Standing => this with { LastNumber = 0, Revision = 0, ReadNumber = 0, Seen = Nobody, OwnerUnread = 0 };

    public IEnumerable<ParticipantModel> Clients => People.Where(person => person.IsClient);

    private static ParticipantModel Line(Person person, Conversation conversation, Person reader) =>
        new(person.Id, person.Name, person.ShortName, person.Title, person is Client, person.Id == conversation.OwnerId,
            reader is TeamMember && person is Client client
                ? new ClientFactsModel(client.BirthDate, client.Phone, client.Language, client.ClientSince,
                    HasPage: client.IsActive || client.DeactivatedAt is not null)
                : null)
        {
            Signature = (person as TeamMember)?.Signature ?? "",
            Away = reader is TeamMember && person is TeamMember { AwayUntil: { } until, BackOn: { } back } ? (until, back) : null,
        };

    private static IEnumerable<SeenModel> SeenByClients(Conversation conversation,
        IReadOnlyCollection<(PersonalState State, string Name)> kept) =>
        from client in conversation.Clients
        join state in kept.Select(one => one.State) on client.Id equals state.PersonId
        where state is { ReadNumber: > 0, ReadAt: not null }
        select new SeenModel(client.ShortName, state.ReadNumber, state.ReadAt!.Value);

    private static IEnumerable<SeenModel> SeenByClinic(Conversation conversation,
        IReadOnlyCollection<(PersonalState State, string Name)> kept)
    {
        var clients = conversation.Clients.Select(client => client.Id).ToHashSet();
        return kept.Where(one => !clients.Contains(one.State.PersonId) && one.State is { ReadNumber: > 0, ReadAt: not null })
            .OrderByDescending(one => one.State.ReadNumber).ThenBy(one => one.State.ReadAt).Take(1)
            .Select(one => new SeenModel(one.Name, one.State.ReadNumber, one.State.ReadAt!.Value));
    }
}

/// <summary>Somebody who takes part in a conversation now.</summary>
/// <param name="Facts">What staff know of a client; null for team members and towards clients.</param>
public sealed record ParticipantModel(Guid Id, string Name, string ShortName, string Title, bool IsClient, bool IsOwner,
    ClientFactsModel? Facts)
{
    /// <summary>A team member’s own line under the name; empty for most.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Until when a member is away or was, and the day they are back; null for clients, who are not told.</summary>
    public (DateTimeOffset Until, DateOnly Back)? Away { get; init; }
}

/// <summary>What staff know of a client at a glance.</summary>
/// <param name="HasPage">Whether the client’s page opens for whoever sees the conversation; who was added by mistake has none.</param>
public sealed record ClientFactsModel(DateOnly? BirthDate, string? Phone, string? Language, DateOnly ClientSince, bool HasPage);

/// <summary>How far somebody on the other side has read, and when they got there.</summary>
/// <param name="Name">The client’s short name, or the name of whoever of the clinic it is.</param>
public sealed record SeenModel(string Name, long Number, DateTimeOffset At);
