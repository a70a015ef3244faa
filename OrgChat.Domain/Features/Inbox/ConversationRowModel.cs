using System.Diagnostics.CodeAnalysis;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>One line of a list of conversations, as one reader sees it.</summary>
public sealed record ConversationRowModel : ConversationSummaryModel
{
    public ConversationRowModel() { }

    [SetsRequiredMembers]
    internal ConversationRowModel(Person reader, InboxEntry entry, ConversationName name) : base(reader, entry, name)
    {
        var conversation = entry.Conversation;
        Title = conversation.Title;
        Born = name.Born;
        PreviewBy = name.PreviewBy;
        Preview = conversation.Preview;
        LastActivityAt = conversation.LastActivityAt;
        StartedAt = conversation.CreatedAt;
        Unread = conversation.UnreadOf(entry.State);
        HasDraft = entry.State?.DraftSince is not null;
        IsLastByClient = conversation.Last?.IsByClient ?? false;
    }

    /// <summary>What its people called it; null for most.</summary>
    public required string? Title { get; init; }

    /// <summary>
    /// The birth date of the one client it is named after, where somebody else has the name; null for most, and towards clients.
    /// </summary>
    public DateOnly? Born { get; init; }

    /// <summary>Who wrote the newest message, with the on-behalf label in short; empty when the name would be said twice.</summary>
    public required string PreviewBy { get; init; }

    /// <inheritdoc cref="Conversation.Preview"/>
    public required string? Preview { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Tells two conversations with the same people apart, without a word of them.</summary>
    public DateTimeOffset StartedAt { get; init; }

    public required long Unread { get; init; }

    /// <summary>Whether the reader has begun to write here.</summary>
    public required bool HasDraft { get; init; }

    /// <summary>Whether a client wrote the newest message.</summary>
    public required bool IsLastByClient { get; init; }

    /// <summary>Its place in a list; longest wait first only where it is in “Needs reply”.</summary>
    public InboxCursor Cursor(bool oldestFirst) => new(oldestFirst ? QueuePlace!.Value : LastActivityAt, Id);
}
