using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Storage.Configurations;

/// <summary>
/// Two numbers a line and nothing else: its key is the whole of it, so the migration makes it WITHOUT ROWID and the table is its own index.
/// </summary>
internal sealed class SearchTokenConfiguration : IEntityTypeConfiguration<SearchToken>
{
    public void Configure(EntityTypeBuilder<SearchToken> builder)
    {
        builder.ToTable("SearchTokens");
        builder.HasKey(t => new { t.Token, t.MessageId });
        builder.Property(t => t.Token).ValueGeneratedNever();
        builder.Property(t => t.MessageId).ValueGeneratedNever();
    }
}

/// <summary>Read in the order of messages, a stretch at a time.</summary>
internal sealed class TokenSetConfiguration : IEntityTypeConfiguration<TokenSet>
{
    public void Configure(EntityTypeBuilder<TokenSet> builder)
    {
        builder.ToTable("TokenSets");
        builder.HasKey(set => set.MessageId);
        builder.Property(set => set.MessageId).ValueGeneratedNever();
    }
}

/// <summary>A table that is its own index, as the one of messages.</summary>
internal sealed class TitleTokenConfiguration : IEntityTypeConfiguration<TitleToken>
{
    public void Configure(EntityTypeBuilder<TitleToken> builder)
    {
        builder.ToTable("TitleTokens");
        builder.HasKey(t => new { t.Mark, t.ConversationId });
    }
}
