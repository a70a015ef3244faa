using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(o => o.Name).HasMaxLength(PersonNameRules.MaxLength);
        builder.Property(o => o.Phone).HasMaxLength(PhoneNumber.MaxLength);
        builder.Property(o => o.EmergencyLine).HasMaxLength(PhoneNumber.MaxLength);
        builder.Property(o => o.TimeZone).HasMaxLength(TimeZoneName.MaxLength);
        builder.Ignore(o => o.Language);
        builder.Property(o => o.ChosenLanguage).HasColumnName("Language");
        builder.Ignore(o => o.Office).Ignore(o => o.Waits);
        builder.Property(o => o.GrowingMinutes);
        builder.Property(o => o.OverdueMinutes);

        // For the clinics that were there before.
        builder.Property(o => o.StaffIdleMinutes).HasDefaultValue(15);
        builder.Property(o => o.ClientIdleMinutes).HasDefaultValue(30);
        builder.Property(o => o.RequiresSecondFactor).HasDefaultValue(true).HasSentinel(true);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.HasDiscriminator<string>("Kind").HasValue<TeamMember>("Team").HasValue<Client>("Client");
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
        builder.HasIndex("OrganizationId", "Kind", "Id");
        builder.HasIndex(p => new { p.OrganizationId, p.NameRevision });
        builder.HasIndex(p => new { p.OrganizationId, p.EmailKey }).IsUnique();
        builder.HasIndex(p => p.EmailKey);
        builder.HasIndex(p => new { p.OrganizationId, p.ImportKey }).IsUnique();
    }
}

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder) =>
        builder.HasIndex(c => new { c.OrganizationId, c.RelativeOfId, c.Id }).HasFilter("RelativeOfId IS NOT NULL");
}

internal sealed class PersonPreferencesConfiguration : IEntityTypeConfiguration<PersonPreferences>
{
    public void Configure(EntityTypeBuilder<PersonPreferences> builder)
    {
        builder.HasKey(p => p.PersonId);
        builder.Ignore(p => p.Place);
        builder.HasOne<Person>().WithOne().HasForeignKey<PersonPreferences>(p => p.PersonId);
    }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Ignore(v => v.Place);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId);
    }
}

internal sealed class PersonPhotoConfiguration : IEntityTypeConfiguration<PersonPhoto>
{
    public void Configure(EntityTypeBuilder<PersonPhoto> builder)
    {
        builder.HasKey(p => p.PersonId);
        builder.Ignore(p => p.Content);
        builder.HasOne<Person>().WithOne().HasForeignKey<PersonPhoto>(p => p.PersonId);
        builder.HasIndex(p => new { p.OrganizationId, p.PersonId, p.Version }); // Who has one is read without the photos.
    }
}

internal sealed class CareTeamPlaceConfiguration : IEntityTypeConfiguration<CareTeamPlace>
{
    public void Configure(EntityTypeBuilder<CareTeamPlace> builder)
    {
        builder.HasKey(p => new { p.ClientId, p.MemberId });
        builder.HasIndex(p => p.MemberId);
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.FactorsMac);
        builder.HasOne(a => a.Person).WithOne().HasForeignKey<Account>(a => a.Id);
    }
}
