using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// Writes the index of every message that a save adds, in that save: no message without its index, no index without its message.
/// </summary>
internal sealed class SearchIndexInterceptor : BeforeSaveInterceptor
{
    protected override async Task BeforeSaveAsync(OrgChatDb db, CancellationToken cancel)
    {
        var added = db.ChangeTracker.Entries<Message>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)
            .ToList();
        if (added.Count > 0)
        {
            var organizations = db.ChangeTracker.Entries<Conversation>()
                .ToDictionary(entry => entry.Entity.Id, entry => entry.Entity.OrganizationId);
            await SearchIndexWriter.IndexAsync(db, added, message => organizations[message.ConversationId], cancel);
        }
    }
}
