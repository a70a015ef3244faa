using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Live;

/// <summary>
/// A conversation as it stands after a change, read once for all screens of a node; each screen takes only what its reader may see.
/// </summary>
/// <param name="Names">What those are called who keep a state.</param>
public sealed record ConversationSnapshot(
    Conversation Conversation, IReadOnlyDictionary<Guid, PersonalState> States, IReadOnlyDictionary<Guid, string> Names);
