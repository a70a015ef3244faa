using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// What the one writer knows from its last transaction and need not ask again, as long as it was committed and nobody else has written:
/// <see cref="KeptConnection"/> sees to both.
/// </summary>
/// <remarks>
/// What is known of sessions, conversations and their people is what the database holds at this moment, rights too: an act that changes
/// any of it otherwise than by what is known here makes it be asked again.
/// </remarks>
internal sealed class WriterMemory
{
    /// <summary>Where the chain of each organization’s record ends.</summary>
    public Dictionary<Guid, ChainLink> Heads { get; } = [];

    /// <summary>Organizations whose newest keys are known.</summary>
    public HashSet<Guid> KnowsKeysOf { get; } = [];

    /// <summary>The highest number of a message in the search index.</summary>
    public long? NewestSearchId { get; set; }

    public Dictionary<Guid, ActingPerson> Sessions { get; } = [];

    /// <summary>With their people.</summary>
    public Dictionary<Guid, Conversation> Conversations { get; } = [];

    public Dictionary<(Guid Person, Guid Conversation), PersonalState> PersonalStates { get; } = [];

    /// <summary>What an act is about to change is asked again, unless it changes what is known here and no person.</summary>
    public void Follow(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries().Where(entry => entry.State is not EntityState.Unchanged))
        {
            switch (entry.Entity)
            {
                case Person or Organization:
                    Sessions.Clear();
                    Conversations.Clear();
                    break;
                case Participant participant:
                    Conversations.Remove(participant.ConversationId);
                    break;
                case Conversation conversation when Conversations.GetValueOrDefault(conversation.Id) != conversation:
                    Conversations.Remove(conversation.Id);
                    break;
                case Session session when Sessions.GetValueOrDefault(session.Id)?.Session != session:
                    Sessions.Remove(session.Id);
                    break;
                case PersonalState state when PersonalStates.GetValueOrDefault((state.PersonId, state.ConversationId)) != state:
                    PersonalStates.Remove((state.PersonId, state.ConversationId));
                    break;
            }
        }
    }

    public void Forget()
    {
        Sessions.Clear();
        Conversations.Clear();
        PersonalStates.Clear();
        Heads.Clear();
        KnowsKeysOf.Clear();
        NewestSearchId = null;
    }
}
