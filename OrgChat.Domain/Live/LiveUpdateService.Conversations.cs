using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Live;

/// <remarks>
/// A changed conversation goes to whoever may see it, and to whoever once did, who learns that it is gone; nobody else hears even that
/// something happened. Of one that some window has open the last reading is kept, so that a reading mark costs no more than the marks.
/// </remarks>
public sealed partial class LiveUpdateService
{
    /// <summary>Messages that come with a changed conversation. Who is further behind asks for what is between.</summary>
    private const int Few = 10;

    /// <summary>Events that come with it.</summary>
    private const int FewEvents = 100;

    /// <summary>Conversations kept as they were last read.</summary>
    private const int MostKnown = 200;

    private readonly Dictionary<Guid, ConversationSnapshot> known = [];
    private volatile bool isKnownOld;

    private async Task TellConversationAsync(List<Signal> news, List<LiveSubscription> listeners)
    {
        var id = news[0].SubjectId;
        var isChanged = news.Exists(signal => signal.Kind is SignalKind.Conversation or SignalKind.Tagging);
        Forget(isChanged ? id : null);
        var readers = news.Select(signal => signal.PersonId).ToHashSet();
        var concerned = isChanged ? listeners : listeners.FindAll(listener => IsForReading(listener, id, readers));
        if (concerned.Count == 0)
        {
            return;
        }

        var snapshot = await NowAsync(id, listeners.Exists(listener => listener.Watching.Contains(id)));
        await CatchUpOnRightsAsync(listeners);
        foreach (var listener in concerned)
        {
            var isOpen = snapshot is not null && snapshot.Conversation.AccessOf(listener.Reader) != Access.None;
            if (isOpen || snapshot is null || snapshot.IsGoneFrom(listener.Reader))
            {
                listener.Offer(id, new ConversationChange(id, isOpen ? snapshot : null));
            }
        }
    }

    private static bool IsForReading(LiveSubscription listener, Guid conversationId, HashSet<Guid> readers) =>
        readers.Contains(listener.Reader.Id) || listener.Watching.Contains(conversationId);

    private void Forget(Guid? changed)
    {
        if (isKnownOld || known.Count > MostKnown)
        {
            isKnownOld = false;
            known.Clear();
        }
        else if (changed is { } id)
        {
            known.Remove(id);
        }
    }

    private async Task<ConversationSnapshot?> NowAsync(Guid id, bool isOpenSomewhere)
    {
        var now = await database.ReadAsync(db => known.TryGetValue(id, out var before)
            ? WithStatesOfNowAsync(db, before)
            : ReadAsync(db, id, isOpenSomewhere));
        if (now is not null && isOpenSomewhere)
        {
            known[id] = now;
        }

        return now;
    }

    private static async Task<ConversationSnapshot?> ReadAsync(OrgChatDb db, Guid id, bool isOpenSomewhere)
    {
        var conversation = await db.ConversationWithEverybodyAsync(id);
        return conversation is null ? null : await WithStatesOfNowAsync(db, new ConversationSnapshot(
            conversation, new Dictionary<Guid, PersonalState>(), new Dictionary<Guid, string>(),
            isOpenSomewhere ? await LatestAsync(db, conversation) : null)
        {
            Tags = conversation.Tags.Count > 0 ? await db.TagsOfAsync(conversation.OrganizationId) : TagIndex.Empty,
        });
    }

    private static async Task<ConversationSnapshot?> WithStatesOfNowAsync(OrgChatDb db, ConversationSnapshot snapshot)
    {
        var kept = await db.NamedStatesInAsync(snapshot.Conversation);
        return snapshot with
        {
            States = kept.ToDictionary(one => one.State.PersonId, one => one.State),
            Names = kept.ToDictionary(one => one.State.PersonId, one => one.Name),
        };
    }

    private static async Task<LatestMessages> LatestAsync(OrgChatDb db, Conversation conversation)
    {
        var after = Math.Max(0, conversation.LastNumber - Few);
        var messages = await db.MessagesAfterAsync(conversation.Id, after, Few);
        var events = await db.EventsFromAsync(conversation.Id, after, FewEvents);
        return new LatestMessages(after, messages, [.. Enumerable.Reverse(events)]);
    }
}
