using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Features.Notes;

/// <summary>A note as one member of the team reads it.</summary>
/// <param name="AfterNumber">The message it stands after; 0 before the first.</param>
/// <param name="Text">Null when it does not open; empty when it was taken back.</param>
/// <param name="IsNews">It mentions the reader, who has not had it before their eyes.</param>
public sealed record NoteModel(Guid Id, Guid AuthorId, string AuthorName, string AuthorTitle, long AfterNumber, DateTimeOffset At,
    string? Text, bool IsRetracted, bool IsNews, EqualList<MentionedModel> Mentioned);

/// <summary>A colleague whom a note calls by name.</summary>
/// <param name="Name">As the note calls them.</param>
/// <param name="CanOpen">Whether they may open the conversation now.</param>
public sealed record MentionedModel(Guid Id, string Name, bool CanOpen);

/// <summary>A colleague to mention.</summary>
/// <param name="CanOpen">Whether they may open the conversation now.</param>
public sealed record ColleagueModel(Guid Id, string Name, string Title, bool CanOpen);

/// <summary>What writing a note begins with.</summary>
/// <param name="Key">Of what was being written before; null when nothing was.</param>
/// <param name="Mentioned">Colleagues chosen before.</param>
public sealed record NoteBeginningModel(
    Guid? Key, string Text, IReadOnlyList<Guid> Mentioned, IReadOnlyList<ColleagueModel> Colleagues);

/// <summary>A note that mentions the reader.</summary>
/// <param name="Text">Null when it does not open.</param>
/// <param name="ConversationName">As the reader calls the conversation.</param>
/// <param name="Born">Of a client who is not the only one of the name.</param>
/// <param name="IsNews">They have not had it before their eyes.</param>
public sealed record MentionModel(Guid NoteId, Guid ConversationId, long AfterNumber, DateTimeOffset At, Guid AuthorId, string AuthorName,
    string? Text, string ConversationName, DateOnly? Born, string OwnerName, Access Access, bool IsNews);

/// <summary>A mention’s place in the list, from which it is read on.</summary>
public sealed record MentionCursor(DateTimeOffset At, Guid NoteId);

/// <summary>How many notes mention somebody.</summary>
/// <param name="Any">Whether one ever did that they may open.</param>
/// <param name="News">Those they have not had before their eyes.</param>
public sealed record MentionTally(bool Any, int News);
