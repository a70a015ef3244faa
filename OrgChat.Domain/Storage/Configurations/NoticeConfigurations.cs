using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Notices;

namespace OrgChat.Domain.Storage.Configurations;

/// <summary>
/// One line waits for a person, a conversation, a channel and a kind, however many messages it is about. It refers to rows that never go,
/// so it checks none when a message is sent.
/// </summary>
internal sealed class DueNoticeConfiguration : IEntityTypeConfiguration<DueNotice>
{
    public void Configure(EntityTypeBuilder<DueNotice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(n => n.ErrorCode).HasMaxLength(DueNotice.MaxCodeLength);
        builder.HasIndex(n => new { n.PersonId, n.ConversationId, n.Channel, n.Kind }).IsUnique().HasFilter("State = 0");
        builder.HasIndex(n => n.NextAt).HasFilter("State = 0");
        builder.HasIndex(n => new { n.PersonId, n.SettledAt }).HasFilter("State = 1");
        builder.HasIndex(n => new { n.OrganizationId, n.State, n.SettledAt }).HasFilter("State <> 0");
    }
}

internal sealed class NoticePreferencesConfiguration : IEntityTypeConfiguration<NoticePreferences>
{
    public void Configure(EntityTypeBuilder<NoticePreferences> builder)
    {
        builder.HasKey(p => p.PersonId);
        builder.Property(p => p.Choices).HasConversion(new ValueConverter<NoticeChoices, int>(set => set.Value, stored => new(stored)));
        builder.HasOne<Person>().WithOne().HasForeignKey<NoticePreferences>(p => p.PersonId);
        builder.HasIndex(p => p.OrganizationId, "IX_NoticePreferences_Queue").HasFilter(NoticeWriter.ChoseQueue);
    }
}

internal sealed class UnreachedAddressConfiguration : IEntityTypeConfiguration<UnreachedAddress>
{
    public void Configure(EntityTypeBuilder<UnreachedAddress> builder)
    {
        builder.HasKey(a => a.PersonId);
        builder.HasOne<Person>().WithOne().HasForeignKey<UnreachedAddress>(a => a.PersonId);
        builder.HasIndex(a => a.OrganizationId);
    }
}

internal sealed class PushAddressConfiguration : IEntityTypeConfiguration<PushAddress>
{
    public void Configure(EntityTypeBuilder<PushAddress> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        builder.HasIndex(a => a.EndpointKey).IsUnique();
        builder.HasIndex(a => a.SessionId);
    }
}

internal sealed class PushKeyConfiguration : IEntityTypeConfiguration<PushKey>
{
    public void Configure(EntityTypeBuilder<PushKey> builder)
    {
        builder.HasKey(k => k.OrganizationId);
        builder.HasOne<Organization>().WithOne().HasForeignKey<PushKey>(k => k.OrganizationId);
    }
}

internal sealed class AnswerTimeConfiguration : IEntityTypeConfiguration<AnswerTime>
{
    public void Configure(EntityTypeBuilder<AnswerTime> builder)
    {
        builder.HasKey(t => t.OrganizationId);
        builder.HasOne<Organization>().WithOne().HasForeignKey<AnswerTime>(t => t.OrganizationId);
    }
}
