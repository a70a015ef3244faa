using OrgChat.Domain;
using OrgChat.Domain.Audit;
using OrgChat.Domain.People;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Settings;

/// <summary>What an admin chose to see of the record; days are the reader’s own.</summary>
public sealed record AuditChoice
{
    public Guid? PersonId { get; set; }

    public AuditAction? Action { get; set; }

    public PersonName? Client { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public bool IsNarrow => this != new AuditChoice();

    /// <exception cref="RefusedException">The days are the wrong way round.</exception>
    public AuditFilter ToFilter(LocalTime time) => From > To
        ? throw new RefusedException("The last day lies before the first. Choose another day.")
        : new AuditFilter(
            PersonId,
            Client?.Id,
            Action,
            From is { } from ? time.StartOf(from) : null,
            To is { } to && to < DateOnly.MaxValue ? time.StartOf(to.AddDays(1)) : null);
}
