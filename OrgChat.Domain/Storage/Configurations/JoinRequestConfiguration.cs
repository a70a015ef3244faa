using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Joining;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Storage.Configurations;

internal sealed class JoinRequestConfiguration : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> builder)
    {
        builder.HasKey(r => new { r.ConversationId, r.PersonId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => r.ConversationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}
