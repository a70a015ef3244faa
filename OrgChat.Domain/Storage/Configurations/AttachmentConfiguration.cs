using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.UploaderId);
        builder.HasOne<Message>().WithMany(m => m.Attachments).HasForeignKey(a => new { a.ConversationId, a.MessageNumber });
        builder.HasIndex(a => new { a.ConversationId, a.MessageNumber, a.UploaderId });
        builder.HasIndex(a => new { a.UploaderId, a.UploadedAt, a.Size });
        builder.HasIndex(a => new { a.OrganizationId, a.Size });
        builder.HasIndex(a => a.UploadedAt).HasFilter("MessageNumber IS NULL");
        builder.HasIndex(a => new { a.State, a.UploadedAt }).HasFilter("State = 0");
    }
}
