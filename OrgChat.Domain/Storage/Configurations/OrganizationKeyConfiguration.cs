using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class OrganizationKeyConfiguration : IEntityTypeConfiguration<OrganizationKey>
{
    public void Configure(EntityTypeBuilder<OrganizationKey> builder) => builder.HasKey(k => new { k.OrganizationId, k.Version });
}
