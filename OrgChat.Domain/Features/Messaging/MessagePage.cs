using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>A stretch of messages in order, with the events that stand between them.</summary>
public sealed record MessagePage(IReadOnlyList<Message> Messages, IReadOnlyList<ConversationEvent> Events, bool HasOlder, bool HasNewer);

/// <summary>A conversation as it opens.</summary>
/// <param name="Draft">What the reader was writing here; null when nothing.</param>
/// <param name="DraftNumber">See <see cref="PersonalState.DraftNumber"/>.</param>
/// <param name="Unsent">Files the reader uploaded for what they were writing.</param>
public sealed record OpenedConversationModel(
    ConversationModel Details, MessagePage Page, SavedDraft? Draft, long DraftNumber, IReadOnlyList<Attachment> Unsent);
