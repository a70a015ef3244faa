using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>What readers of this node know from before and need not ask again; each thing only while it still stands.</summary>
internal sealed class ReaderMemory
{
    public CommitIndex Commits { get; } = new();

    public PersonNameIndex Names { get; } = new();

    /// <summary>Who acts in a session, with the rights they have.</summary>
    public ReadingStore<Guid, ActingPerson?> Sessions { get; } = new(
        nameof(OrgChatDb.Sessions), nameof(OrgChatDb.People), nameof(OrgChatDb.Organizations), "Accounts");

    public ReadingStore<Guid, string> OrganizationNames { get; } = new(nameof(OrgChatDb.Organizations));

    /// <summary>What a clinic says of itself, which stands in every window of its clients.</summary>
    public ReadingStore<Guid, Organization> Clinics { get; } = new(nameof(OrgChatDb.Organizations));

    public ReadingStore<Guid, PersonPreferences?> Preferences { get; } = new(nameof(OrgChatDb.PersonPreferences));

    /// <summary>Who has a photo, by organization.</summary>
    public ReadingStore<Guid, PhotoIndex> Photos { get; } = new(nameof(OrgChatDb.PersonPhotos));

    /// <summary>What the team puts on conversations, by organization.</summary>
    public ReadingStore<Guid, TagIndex> Tags { get; } = new(nameof(OrgChatDb.Tags));

    /// <summary>What a person chose to read in, what is noted of them, and what their clinic speaks.</summary>
    public ReadingStore<Guid, (Language? Chosen, Language? Noted, Language? Clinic)> Languages { get; } = new(
        nameof(OrgChatDb.PersonPreferences), nameof(OrgChatDb.People), nameof(OrgChatDb.Organizations));

    /// <summary>Whom mail does not reach, by organization.</summary>
    public ReadingStore<Guid, HashSet<Guid>> Unreached { get; } = new(nameof(OrgChatDb.UnreachedAddresses), nameof(OrgChatDb.People));

    /// <summary>In how many minutes an organization usually answers; null where that is not known.</summary>
    public ReadingStore<Guid, int?> AnswerTimes { get; } = new(nameof(OrgChatDb.AnswerTimes));

    /// <summary>Whether notes mention a person, of those they may open, and how many of these they have not seen.</summary>
    public ReadingStore<Guid, (bool Any, int Unseen)> Mentions { get; } = new(
        nameof(OrgChatDb.NoteMentions), nameof(OrgChatDb.Notes), nameof(OrgChatDb.Participants), nameof(OrgChatDb.People));

    /// <summary>The lists a member comes back to, the oldest first.</summary>
    public ReadingStore<Guid, IReadOnlyList<SavedView>> SavedViews { get; } = new(nameof(OrgChatDb.SavedViews));

    /// <summary>Who takes part in more than a few conversations, by their id and what is few.</summary>
    public ReadingStore<(Guid Person, int Few), bool> Busy { get; } = new(nameof(OrgChatDb.Participants));

    /// <summary>
    /// Conversations with their people, as whoever opens a window asks for the same one several times; never changed by a reader.
    /// </summary>
    public ReadingStore<Guid, Conversation?> Conversations { get; } = new(
        nameof(OrgChatDb.Conversations), nameof(OrgChatDb.Participants), nameof(OrgChatDb.People))
    {
        Most = 500,
    };

    /// <summary>The tags on a conversation, by their ids.</summary>
    public ReadingStore<Guid, IReadOnlyList<Guid>> TagsOn { get; } = new(nameof(OrgChatDb.ConversationTags));

    /// <summary>Whether any note stands in a conversation.</summary>
    public ReadingStore<Guid, bool> Noted { get; } = new(nameof(OrgChatDb.Notes));

    /// <summary>Who owns conversations, by organization.</summary>
    public ReadingStore<Guid, HashSet<Guid>> Owners { get; } = new(nameof(OrgChatDb.Conversations), nameof(OrgChatDb.People));
}
