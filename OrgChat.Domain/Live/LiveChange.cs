using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Live;

/// <summary>What an open window is told.</summary>
public abstract record LiveChange;

/// <summary>A conversation changed.</summary>
/// <param name="ConversationId">Which one.</param>
/// <param name="Snapshot">How it stands; null when it is gone from this reader’s sight.</param>
public sealed record ConversationChange(Guid ConversationId, ConversationSnapshot? Snapshot) : LiveChange;

/// <summary>What the reader is writing in a conversation was saved in one of their windows, or is no more.</summary>
/// <param name="Number">See <see cref="PersonalState.DraftNumber"/>: of two the higher is the newer.</param>
/// <param name="Text">Null where there is none.</param>
/// <param name="UnsentSince">See <see cref="PersonalState.UnsentSince"/>.</param>
public sealed record DraftChange(Guid ConversationId, long Number, Guid Key, string? Text, DateTimeOffset? UnsentSince) : LiveChange
{
    /// <summary>What a saved draft says; null for one that does not open.</summary>
    internal static DraftChange? Of(Guid conversationId, PersonalState? state, SavedDraft? draft) => draft is { Text: null }
        ? null
        : new(conversationId, state?.DraftNumber ?? 0, draft?.Key ?? Guid.Empty, draft?.Text, state?.UnsentSince);
}

/// <summary>The reader themself changed: rights, name, being active. Everything shown is to be read again.</summary>
public sealed record ReaderChange(Person? Reader) : LiveChange;

/// <summary>Another person of the organization changed.</summary>
public sealed record PersonChange(Guid PersonId) : LiveChange;

/// <summary>A session of the reader, or of the member they watch, began, was used or ended.</summary>
/// <param name="State">How it stands; null when its row is gone.</param>
public sealed record SessionChange(Guid PersonId, Guid SessionId, SessionState? State) : LiveChange;

/// <summary>Somebody’s photo changed.</summary>
/// <param name="Photos">Who of the organization has one now.</param>
public sealed record PhotoChange(PhotoIndex Photos) : LiveChange;

/// <summary>The organization says something else of itself.</summary>
public sealed record ClinicChange(Organization Clinic) : LiveChange;

/// <summary>A note was added to a conversation, or taken back. Told to the team alone.</summary>
public sealed record NoteChange(Guid ConversationId) : LiveChange;

/// <summary>What mentions the reader is another, or they have seen it.</summary>
public sealed record MentionChange : LiveChange;

/// <summary>Something may have been missed: read again.</summary>
public sealed record RefreshChange : LiveChange;

/// <summary>Half a minute has passed: words such as “12 m” and “Yesterday” may have changed, and nothing is to be read.</summary>
public sealed record TimeChange : LiveChange;

/// <summary>Somebody of the team came to a conversation, writes there, or left. For the team alone.</summary>
/// <param name="ByConversation">Who is where, in the whole organization.</param>
public sealed record PresenceChange(IReadOnlyDictionary<Guid, EqualList<Presence>> ByConversation) : LiveChange
{
    private static readonly EqualList<Presence> Nobody = new([]);

    /// <summary>Who else is at a conversation: those who write first.</summary>
    public EqualList<Presence> BesideMe(Guid conversationId, Person reader) =>
        ByConversation.GetValueOrDefault(conversationId) is { } all && all.Any(one => one.PersonId != reader.Id)
            ? new(all.Where(one => one.PersonId != reader.Id))
            : Nobody;
}
