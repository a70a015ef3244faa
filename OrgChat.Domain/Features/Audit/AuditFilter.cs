using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Features.Audit;

/// <summary>What an admin narrows the record to; everything null means all.</summary>
/// <param name="PersonId">Who did it, or to whom it was done.</param>
/// <param name="ClientId">The client concerned, in groups too.</param>
/// <param name="Action">What was done.</param>
/// <param name="From">The first moment of the days asked for.</param>
/// <param name="Until">The first moment after them.</param>
/// <param name="Question">What is asked; it narrows further.</param>
/// <param name="IsOldestFirst">In the order it happened; else the newest first.</param>
public sealed record AuditFilter(
    Guid? PersonId = null,
    Guid? ClientId = null,
    AuditAction? Action = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    AuditQuestion Question = AuditQuestion.Everything,
    bool IsOldestFirst = false);

/// <summary>A page of the record.</summary>
/// <param name="Next">The entry to continue behind; null when there is no more.</param>
/// <param name="Born">The birth dates of the clients in it whose name somebody else has, by their id.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Rows, long? Next, IReadOnlyDictionary<Guid, DateOnly> Born)
    : Page<AuditEntry, long?>(Rows, Next);

/// <summary>How often somebody saw a client in one way and by one right.</summary>
public sealed record AuditAccessModel(Guid PersonId, string Name, AuditAction Action, AuditRight? Right, int Times, DateTimeOffset First,
    DateTimeOffset Last);
