using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>All about a conversation but its messages, as one reader sees it.</summary>
public sealed record ConversationModel
{
    public required Guid Id { get; init; }

    /// <inheritdoc cref="ConversationRowModel.Name"/>
    public required string Name { get; init; }

    public required PersonName Face { get; init; }

    public required bool IsGroup { get; init; }

    /// <summary>Whether the picture of a group stands for it, not the face.</summary>
    public required bool IsFaceless { get; init; }

    /// <summary>What the reader may do.</summary>
    public required Access Access { get; init; }

    public required PersonName Owner { get; init; }

    public required IReadOnlyList<ParticipantModel> People { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>Rises with every change but read positions and what people keep for themselves.</summary>
    public required long Revision { get; init; }

    /// <summary>Null for clients, who are not told how the team counts.</summary>
    public required DateTimeOffset? WaitingSince { get; init; }

    public required long LastNumber { get; init; }

    /// <summary>The reader’s own read position.</summary>
    public required long ReadNumber { get; init; }

    public required bool IsMuted { get; init; }

    public required bool IsArchived { get; init; }

    /// <inheritdoc cref="PersonalState.UnsentSince"/>
    public DateTimeOffset? UnsentSince { get; init; }

    /// <summary>How far the other side has read: for staff each client, for a client whoever of the clinic came furthest.</summary>
    public required IReadOnlyList<SeenModel> Seen { get; init; }

    public bool CanAnswer => Access is Access.Participate or Access.OnBehalf;

    /// <summary>Whether the reader owns it and so decides who takes part.</summary>
    public required bool IsOwner { get; init; }

    public IEnumerable<ParticipantModel> Clients => People.Where(person => person.IsClient);
}

/// <summary>Somebody who takes part in a conversation now.</summary>
/// <param name="Facts">What staff know of a client; null for team members and towards clients.</param>
public sealed record ParticipantModel(Guid Id, string Name, string ShortName, string Title, bool IsClient, bool IsOwner, ClientFactsModel? Facts);

/// <summary>What staff know of a client at a glance.</summary>
/// <param name="HasPage">Whether the client’s page opens for whoever sees the conversation; a former client has none.</param>
public sealed record ClientFactsModel(DateOnly? BirthDate, string? Phone, string? Language, DateOnly ClientSince, bool HasPage);

/// <summary>How far somebody on the other side has read, and when they got there.</summary>
/// <param name="Name">The client’s short name, or the name of whoever of the clinic it is.</param>
public sealed record SeenModel(string Name, long Number, DateTimeOffset At);
