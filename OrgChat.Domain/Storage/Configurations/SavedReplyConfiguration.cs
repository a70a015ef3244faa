using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.SavedReplies;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class SavedReplyConfiguration : IEntityTypeConfiguration<SavedReply>
{
    public void Configure(EntityTypeBuilder<SavedReply> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.OwnerId);
        builder.HasOne(r => r.UpdatedBy).WithMany().HasForeignKey(r => r.UpdatedById);
        builder.HasIndex(r => new { r.OrganizationId, r.OwnerId }).HasFilter("RemovedAt IS NULL");
    }
}
