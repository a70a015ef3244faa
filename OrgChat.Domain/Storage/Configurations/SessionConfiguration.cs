using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId);
        builder.HasIndex(s => new { s.PersonId, s.LastUsedAt }).HasFilter("EndedAt IS NULL");
        builder.HasIndex(s => s.LastInputAt).HasFilter("EndedAt IS NULL");
        builder.HasIndex(s => s.StartedAt).HasFilter("EndedAt IS NULL");
        builder.HasIndex(s => s.EndedAt);
    }
}
