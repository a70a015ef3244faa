using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Keys;

namespace OrgChat.Domain.Data;

internal sealed class KeyTable : IEntityTypeConfiguration<OrganizationKey>
{
    public void Configure(EntityTypeBuilder<OrganizationKey> builder) => builder.HasKey(k => new { k.OrganizationId, k.Version });
}
