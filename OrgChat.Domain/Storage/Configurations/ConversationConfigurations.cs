using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);
        builder.HasMany(c => c.Participants).WithOne().HasForeignKey(p => p.ConversationId);
        builder.HasMany(c => c.Messages).WithOne().HasForeignKey(m => m.ConversationId);
        builder.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.ConversationId);
        builder.OwnsOne(c => c.Last);
        builder.Ignore(c => c.People).Ignore(c => c.Clients);
        builder.HasIndex(c => new { c.OrganizationId, c.LastActivityAt, c.Id });
        builder.HasIndex(c => new { c.OrganizationId, c.QueuePlace, c.Id }).HasFilter("QueuePlace IS NOT NULL");
        builder.HasIndex(c => new { c.OrganizationId, c.LastActivityAt, c.Id }, "IX_Conversations_Closed")
            .HasFilter("ClosedAt IS NOT NULL");
        builder.HasOne(c => c.ClaimedBy).WithMany().HasForeignKey(c => c.ClaimedById);
        builder.HasIndex(c => c.ClaimedById).HasFilter("ClaimedById IS NOT NULL");
        builder.HasIndex(c => new { c.OrganizationId, c.ClaimedById, c.LastActivityAt, c.Id }).HasFilter("ClaimedById IS NOT NULL");
        builder.HasOne(c => c.SnoozedBy).WithMany().HasForeignKey(c => c.SnoozedById);
        builder.HasIndex(c => c.SnoozedById).HasFilter("SnoozedById IS NOT NULL");
        builder.HasIndex(c => c.SnoozedUntil).HasFilter("SnoozedUntil IS NOT NULL AND BackSince IS NULL");
        builder.HasIndex(c => new { c.OrganizationId, c.LastActivityAt, c.Id }, "IX_Conversations_Snoozed")
            .HasFilter("SnoozedUntil IS NOT NULL AND BackSince IS NULL");
        builder.HasIndex(c => new { c.OrganizationId, c.OwnerId, c.LastActivityAt, c.Id });
        builder.HasIndex(c => new { c.OrganizationId, c.OriginKey }).IsUnique();
    }
}

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.ConversationId, p.PersonId }).IsUnique().HasFilter("LeftAt IS NULL");
        builder.HasIndex(p => p.ConversationId);
        builder.HasIndex(p => new { p.PersonId, p.LeftAt });
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.HasKey(m => new { m.ConversationId, m.Number });
        builder.Property(m => m.Number).ValueGeneratedNever();
        builder.HasIndex(m => new { m.ConversationId, m.AuthorId, m.DraftKey }).IsUnique();
        builder.HasIndex(m => m.SearchId).IsUnique();
    }
}

internal sealed class ConversationEventConfiguration : IEntityTypeConfiguration<ConversationEvent>
{
    public void Configure(EntityTypeBuilder<ConversationEvent> builder)
    {
        builder.HasIndex(e => new { e.ConversationId, e.AfterNumber });
    }
}

internal sealed class PersonalStateConfiguration : IEntityTypeConfiguration<PersonalState>
{
    public void Configure(EntityTypeBuilder<PersonalState> builder)
    {
        builder.HasKey(s => new { s.PersonId, s.ConversationId });
        builder.HasIndex(s => s.ConversationId);
        builder.HasIndex(s => s.PersonId, "IX_PersonalStates_MarkedBack").HasFilter("MarkedBackFrom IS NOT NULL");
        builder.HasIndex(s => s.PersonId, "IX_PersonalStates_Archived").HasFilter("ArchivedAtNumber IS NOT NULL");
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(s => s.ConversationId);
    }
}

internal sealed class SavedDraftConfiguration : IEntityTypeConfiguration<SavedDraft>
{
    public void Configure(EntityTypeBuilder<SavedDraft> builder)
    {
        builder.HasKey(d => new { d.PersonId, d.ConversationId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(d => d.ConversationId);
    }
}
