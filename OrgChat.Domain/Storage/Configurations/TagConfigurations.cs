using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(t => t.OrganizationId);
        builder.HasIndex(t => t.OrganizationId);
    }
}

internal sealed class ConversationTagConfiguration : IEntityTypeConfiguration<ConversationTag>
{
    public void Configure(EntityTypeBuilder<ConversationTag> builder)
    {
        builder.HasKey(t => new { t.ConversationId, t.TagId });
        builder.HasOne<Conversation>().WithMany(c => c.Tags).HasForeignKey(t => t.ConversationId);
        builder.HasOne<Tag>().WithMany().HasForeignKey(t => t.TagId);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PutById);
        builder.HasIndex(t => new { t.TagId, t.ConversationId });
    }
}
