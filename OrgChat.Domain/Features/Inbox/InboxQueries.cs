using OrgChat.Domain.Conversations;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Inbox;

internal static class InboxQueries
{
    public static IQueryable<InboxItem> BesideStateOf(this IQueryable<Conversation> conversations, OrgChatDb db, Person reader) =>
        from conversation in conversations
        join kept in db.PersonalStates.Where(s => s.PersonId == reader.Id) on conversation.Id equals kept.ConversationId into states
        from state in states.DefaultIfEmpty()
        select new InboxItem { Conversation = conversation, State = state };
}
