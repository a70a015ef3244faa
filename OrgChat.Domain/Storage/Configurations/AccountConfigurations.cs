using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.HasIndex(l => l.CodeHash).IsUnique();
        builder.Property(l => l.SecondHash);
        builder.Property(l => l.SecondFailures);
        builder.HasIndex(l => l.AccountId);
        builder.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId);
    }
}

internal sealed class AuthenticatorAppConfiguration : IEntityTypeConfiguration<AuthenticatorApp>
{
    public void Configure(EntityTypeBuilder<AuthenticatorApp> builder)
    {
        builder.HasKey(a => a.AccountId);
        builder.HasOne<Account>().WithOne().HasForeignKey<AuthenticatorApp>(a => a.AccountId);

        // A code that two requests use at once is used by one.
        builder.Property(a => a.LastStep).IsConcurrencyToken();
    }
}

/// <summary>As Identity’s third schema version has it, which its context does not bring by itself.</summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasKey(key => key.CredentialId);
        builder.HasIndex(key => key.UserId);
        builder.Property(key => key.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(key => key.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.UserId);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.HasIndex(c => c.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

internal sealed class SetUpLinkConfiguration : IEntityTypeConfiguration<SetUpLink>
{
    public void Configure(EntityTypeBuilder<SetUpLink> builder) => builder.Property(l => l.Id).ValueGeneratedNever();
}
