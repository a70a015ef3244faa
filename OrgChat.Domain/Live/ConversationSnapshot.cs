using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Live;

/// <summary>
/// A conversation as it stands after a change, read once for all windows of a node; each window takes only what its reader may see.
/// </summary>
/// <param name="Conversation">With everybody who takes part or once did, and its tags.</param>
/// <param name="Names">What those are called who keep a state.</param>
/// <param name="Latest">Its last messages, where some window has it open; null where none has.</param>
public sealed record ConversationSnapshot(
    Conversation Conversation, IReadOnlyDictionary<Guid, PersonalState> States, IReadOnlyDictionary<Guid, string> Names,
    LatestMessages? Latest = null)
{
    /// <summary>What may stand on it: the organization’s tags.</summary>
    public TagIndex Tags { get; init; } = TagIndex.Empty;

    /// <summary>What stands on it, as a reader sees it.</summary>
    public EqualList<TagName> TagsFor(Person reader) => Tags.For(reader, Conversation.Tags.Select(one => one.TagId));

    /// <summary>Whether this person once saw the conversation and sees it no more, as far as the conversation itself knows.</summary>
    public bool IsGoneFrom(Person person) => Conversation.AccessOf(person) == Access.None
        && Conversation.Participants.Any(participant => participant.PersonId == person.Id);
}

/// <summary>The end of a conversation: its last messages with their files, and what happened from the one before them on.</summary>
/// <param name="After">The number of the message before the first of them.</param>
public sealed record LatestMessages(long After, IReadOnlyList<Message> Messages, IReadOnlyList<ConversationEvent> Events);
