using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Storage.Configurations;

/// <summary>
/// Plain values, no foreign keys: the record stands whatever becomes of those it names. Triggers of the first migration refuse changes.
/// Each index costs every act a page to write: of outcomes only the denied ones are looked for.
/// </summary>
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasIndex(e => new { e.OrganizationId, e.Id });
        builder.HasIndex(e => new { e.OrganizationId, e.ActorId, e.Id });
        builder.HasIndex(e => new { e.OrganizationId, e.ClientId, e.Id });
        builder.HasIndex(e => new { e.OrganizationId, e.SubjectId, e.Id }).HasFilter("SubjectId IS NOT NULL");
        builder.HasIndex(e => new { e.OrganizationId, e.Action, e.Id });
        builder.HasIndex(e => new { e.OrganizationId, e.At });
        builder.HasIndex(e => new { e.OrganizationId, e.ConversationId, e.Action, e.Id });
        builder.HasIndex(e => new { e.OrganizationId, e.Outcome, e.Id }).HasFilter("Outcome = 1");
        builder.HasIndex(e => new { e.OrganizationId, e.Number }).IsUnique();
    }
}
