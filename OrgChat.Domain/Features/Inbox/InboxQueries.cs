using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Inbox;

internal static class InboxQueries
{
    public static IQueryable<InboxEntry> BesideStateOf(this IQueryable<Conversation> conversations, OrgChatDb db, Person reader) =>
        from conversation in conversations
        join kept in db.PersonalStates.Where(s => s.PersonId == reader.Id) on conversation.Id equals kept.ConversationId into states
        from state in states.DefaultIfEmpty()
        select new InboxEntry { Conversation = conversation, State = state };
}
