using System.Diagnostics.CodeAnalysis;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>What a conversation’s row in a list and its head have in common, as one reader sees it.</summary>
public abstract record ConversationSummaryModel
{
    private static readonly Func<InboxEntry, bool> IsArchivedNow = InboxEntry.IsArchived.Compile();

    protected ConversationSummaryModel() { }

    [SetsRequiredMembers]
    private protected ConversationSummaryModel(Person reader, InboxEntry entry, ConversationName name)
    {
        var conversation = entry.Conversation;
        Id = conversation.Id;
        Name = name.Text;
        Face = name.Face.WithBirth;
        IsGroup = name.IsGroup;
        IsFaceless = name.IsFaceless;
        Owner = new PersonName(name.Owner.Id, name.Owner.Name);
        ClaimedBy = name.Claimer;
        Access = conversation.AccessOf(reader);
        LastNumber = conversation.LastNumber;
        WaitingSince = reader is Client ? null : conversation.WaitingSince;
        IsClosed = conversation.IsClosed;
        IsAskedToAdd = conversation.JoinAskedAt is not null && conversation.OwnerId == reader.Id;
        Status = reader is Client ? null : conversation.Status;
        Snooze = name.Snoozer is { } snoozer && conversation.SnoozedUntil is { } until
            ? new SnoozeModel(snoozer, until, conversation.BackSince)
            : null;
        QueuePlace = reader is Client ? null : conversation.QueuePlace;
        IsMuted = entry.State?.IsMuted ?? false;
        IsArchived = IsArchivedNow(entry);
        UnsentSince = entry.State?.UnsentSince;
    }

    public required Guid Id { get; init; }

    /// <summary>The people’s names, the title, or both.</summary>
    public required string Name { get; init; }

    /// <summary>Whose avatar stands for the conversation.</summary>
    public required PersonName Face { get; init; }

    public required bool IsGroup { get; init; }

    /// <summary>Whether the picture of a group stands for it, not the face.</summary>
    public required bool IsFaceless { get; init; }

    public required PersonName Owner { get; init; }

    /// <summary>Who of the team said that they take it; null while nobody did, and for clients.</summary>
    public PersonName? ClaimedBy { get; init; }

    /// <summary>What the team put on it, by name; empty for clients.</summary>
    public EqualList<TagName> Tags { get; init; } = TagIndex.Empty.All;

    /// <summary>What the reader may do in it.</summary>
    public required Access Access { get; init; }

    /// <inheritdoc cref="Conversation.LastNumber"/>
    public required long LastNumber { get; init; }

    /// <summary>Since when a client waits; null for clients, who are not told how the team counts.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>Whether the reader owns it, and a colleague asks to be added.</summary>
    public bool IsAskedToAdd { get; init; }

    /// <inheritdoc cref="Conversation.Status"/>
    /// <remarks>Null for clients.</remarks>
    public ConversationStatus? Status { get; init; }

    /// <summary>Whether it is snoozed, or back from it; null when neither, and for clients.</summary>
    public SnoozeModel? Snooze { get; init; }

    /// <inheritdoc cref="Conversation.QueuePlace"/>
    /// <remarks>Null for clients.</remarks>
    public DateTimeOffset? QueuePlace { get; init; }

    public required bool IsMuted { get; init; }

    public required bool IsArchived { get; init; }

    /// <inheritdoc cref="PersonalState.UnsentSince"/>
    public DateTimeOffset? UnsentSince { get; init; }
}
