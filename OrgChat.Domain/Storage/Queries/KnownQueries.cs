using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// How those who write and read without pause find what the act before has found (<see cref="WriterMemory"/>): the rights of this moment
/// without a question. Changes are followed of the session, the conversation and the personal state alone, not of people.
/// </summary>
internal static class KnownQueries
{
    /// <summary>As many sessions, conversations or personal states are known; then all are asked anew.</summary>
    private const int Most = 1_000;

    private static readonly Func<OrgChatDb, Guid, Guid, Task<PersonalState?>> Kept = CompiledQueries.First(
        (OrgChatDb db, Guid person, Guid conversation) =>
            db.PersonalStates.Where(s => s.PersonId == person && s.ConversationId == conversation));

    public static async Task<ActingPerson?> KnownSessionAsync(this OrgChatDb db, Guid id, Func<Task<ActingPerson?>> read)
    {
        var found = await db.KnownAsync(db.Memory?.Sessions, id, read);
        db.FollowAgain(found?.Session);
        return found;
    }

    /// <summary>A conversation the person may see, with its people.</summary>
    public static async Task<Conversation> KnownConversationForAsync(this OrgChatDb db, Person reader, Guid id)
    {
        var conversation = await db.KnownAsync(db.Memory?.Conversations, id, () => db.ConversationAsync(id))
            ?? throw new NotFoundException(MissingKind.Conversation);
        if (db.FollowAgain(conversation))
        {
            conversation.ForgetWritten();
        }

        conversation.RequireVisible(reader);
        return conversation;
    }

    /// <summary>What the person keeps about a conversation; something new when there is nothing yet.</summary>
    public static async Task<PersonalState> KnownStateAsync(this OrgChatDb db, Person person, Conversation conversation)
    {
        var (known, id) = (db.Memory?.PersonalStates, (person.Id, conversation.Id));
        var state = await db.KnownAsync(known, id, () => Kept(db, person.Id, conversation.Id));
        if (state is null)
        {
            state = db.PersonalStates.Add(new PersonalState(person.Id, conversation)).Entity;
            known?.TryAdd(id, state);
        }

        db.FollowAgain(state);
        return state;
    }

    private static async Task<T?> KnownAsync<TKey, T>(this OrgChatDb db, Dictionary<TKey, T>? known, TKey key, Func<Task<T?>> read)
        where TKey : notnull where T : class
    {
        if (known?.GetValueOrDefault(key) is { } one)
        {
            return one;
        }

        var found = await db.ReadApartAsync(read);
        if (known is not null && found is not null)
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[key] = found;
        }

        return found;
    }

    /// <returns>Whether it was not followed yet.</returns>
    private static bool FollowAgain(this OrgChatDb db, object? known)
    {
        if (known is null || db.Entry(known) is not { State: EntityState.Detached } entry)
        {
            return false;
        }

        entry.State = EntityState.Unchanged;
        return true;
    }
}
