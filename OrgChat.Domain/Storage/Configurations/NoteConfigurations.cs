using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasOne<Conversation>().WithMany().HasForeignKey(n => n.ConversationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.AuthorId);
        builder.HasMany(n => n.Mentions).WithOne().HasForeignKey(m => m.NoteId);
        builder.HasIndex(n => new { n.ConversationId, n.AfterNumber, n.At });
        builder.HasIndex(n => new { n.ConversationId, n.AuthorId, n.DraftKey }).IsUnique();
    }
}

internal sealed class NoteMentionConfiguration : IEntityTypeConfiguration<NoteMention>
{
    public void Configure(EntityTypeBuilder<NoteMention> builder)
    {
        builder.HasKey(m => new { m.NoteId, m.PersonId });
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        builder.HasIndex(m => new { m.PersonId, m.At, m.NoteId });
    }
}

internal sealed class NoteDraftConfiguration : IEntityTypeConfiguration<NoteDraft>
{
    public void Configure(EntityTypeBuilder<NoteDraft> builder)
    {
        builder.HasKey(d => new { d.PersonId, d.ConversationId });
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(d => d.ConversationId);
    }
}
