namespace OrgChat.Domain.Storage.Signals;

/// <summary>Says that something changed, never what: every screen reads again with its own reader’s rights.</summary>
/// <param name="OrganizationId">Only this organization’s screens hear it.</param>
/// <param name="Kind">What kind of thing changed.</param>
/// <param name="SubjectId">The conversation, or the person for <see cref="SignalKind.Person"/>, <see cref="SignalKind.Photo"/> and
/// <see cref="SignalKind.Mention"/>, or the session.</param>
/// <param name="PersonId">For <see cref="SignalKind.Reading"/> and <see cref="SignalKind.Draft"/>: whose state in the conversation
/// changed. For <see cref="SignalKind.Session"/>: whose session it is.</param>
public sealed record Signal(Guid OrganizationId, SignalKind Kind, Guid SubjectId, Guid PersonId = default);
