using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class StartPolicyConfiguration : IEntityTypeConfiguration<StartPolicy>
{
    public void Configure(EntityTypeBuilder<StartPolicy> builder)
    {
        builder.HasKey(p => p.OrganizationId);
        builder.HasOne<Organization>().WithOne().HasForeignKey<StartPolicy>(p => p.OrganizationId);
        builder.HasOne(p => p.Member).WithMany().HasForeignKey(p => p.MemberId);
    }
}

internal sealed class StartReasonConfiguration : IEntityTypeConfiguration<StartReason>
{
    public void Configure(EntityTypeBuilder<StartReason> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId);
        builder.HasOne(r => r.Member).WithMany().HasForeignKey(r => r.MemberId);
        builder.HasOne(r => r.Tag).WithMany().HasForeignKey(r => r.TagId);
        builder.HasIndex(r => new { r.OrganizationId, r.Position }).HasFilter("RemovedAt IS NULL");
    }
}

internal sealed class StartDeclineConfiguration : IEntityTypeConfiguration<StartDecline>
{
    public void Configure(EntityTypeBuilder<StartDecline> builder)
    {
        builder.HasKey(d => d.MemberId);
        builder.HasOne<TeamMember>().WithOne().HasForeignKey<StartDecline>(d => d.MemberId);
        builder.HasIndex(d => d.OrganizationId);
    }
}

internal sealed class StartDraftConfiguration : IEntityTypeConfiguration<StartDraft>
{
    public void Configure(EntityTypeBuilder<StartDraft> builder)
    {
        builder.HasKey(d => d.PersonId);
        builder.HasOne<Client>().WithOne().HasForeignKey<StartDraft>(d => d.PersonId);
    }
}
