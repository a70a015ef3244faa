using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Accounts;

namespace OrgChat.Domain.Data;

internal sealed class AccountLinkTable : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.HasIndex(l => l.CodeHash).IsUnique();
        builder.HasIndex(l => l.AccountId);
        builder.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId);
    }
}
