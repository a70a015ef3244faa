using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Web.Components.Messaging;

/// <summary>The loaded stretch of a conversation: messages in order, the events between them, and what is beyond either end.</summary>
public sealed class Timeline
{
    private readonly SortedList<long, Message> messages = [];
    private readonly SortedList<long, ConversationEvent> events = [];
    private IReadOnlyList<NoteModel> notes = [];

    public IEnumerable<Message> Messages => messages.Values;

    public bool HasOlder { get; private set; }

    public bool HasNewer { get; private set; }

    /// <summary>The first message that was unread on opening; null when none was.</summary>
    public long? FirstUnread { get; private set; }

    public long FirstNumber => messages.Count > 0 ? messages.Keys[0] : long.MaxValue;

    public long LastNumber => messages.Count > 0 ? messages.Keys[^1] : 0;

    public bool IsEmpty => messages.Count == 0 && events.Count == 0 && notes.Count == 0;

    /// <summary>The numbers of the messages after which loaded notes may stand.</summary>
    public (long From, long To) Stretch => (HasOlder ? FirstNumber : 0, HasNewer ? LastNumber : long.MaxValue);

    /// <summary>Messages with a file that nobody may open yet.</summary>
    public IReadOnlyList<long> BeingChecked =>
        [.. messages.Values.Where(message => message.Attachments.Any(file => file.State == AttachmentState.Waiting))
            .Select(message => message.Number)];

    /// <summary>Rises with everything that comes or goes.</summary>
    public int Revision { get; private set; }

    /// <summary>Rises whenever the stretch is loaded anew, so that the log scrolls to its place.</summary>
    public int Openings { get; private set; }

    /// <summary>The message to show first; null for where reading goes on.</summary>
    public long? Target { get; private set; }

    public void Open(OpenedConversationModel opened, long? at = null)
    {
        StartAgain(opened.Page, at);
        var read = opened.Details.ReadNumber;
        FirstUnread = read > 0 && opened.Details.LastNumber > read ? read + 1 : null;
    }

    public void StartAgain(MessagePage page, long? at = null)
    {
        Clear();
        Add(page);
        Target = at is { } number && messages.ContainsKey(number) ? number : null;
        (HasOlder, HasNewer) = (page.HasOlder, page.HasNewer);
        Openings++;
    }

    /// <summary>Adds what comes before. A late answer that does not join is left out: shown, it would hide what lies between.</summary>
    public void Prepend(MessagePage page)
    {
        if (Joins(page))
        {
            Add(page);
            HasOlder = page.Messages.Count == 0 || FirstNumber == page.Messages[0].Number ? page.HasOlder : HasOlder;
        }
    }

    /// <summary>Adds what comes after, with the same care.</summary>
    public void Append(MessagePage page)
    {
        if (Joins(page))
        {
            Add(page);
            var hadNewer = HasNewer;
            HasNewer = page.Messages.Count == 0 || LastNumber == page.Messages[^1].Number ? page.HasNewer : HasNewer;
            Revision += HasNewer == hadNewer ? 0 : 1;
        }
    }

    /// <summary>Loaded messages as they are now.</summary>
    public void Replace(MessagePage page) => Add(page);

    /// <summary>The team’s notes of this stretch, as they are now; a client’s window is never given any.</summary>
    public void Show(IReadOnlyList<NoteModel> now)
    {
        Revision += notes.SequenceEqual(now) ? 0 : 1;
        notes = now;
    }

    public void Clear()
    {
        Revision++;
        messages.Clear();
        events.Clear();
        notes = [];
        (FirstUnread, Target) = (null, null);
        (HasOlder, HasNewer) = (false, false);
    }

    /// <summary>Messages, events and notes in the order they happened.</summary>
    public IEnumerable<TimelineEntry> Entries()
    {
        var start = HasOlder ? FirstNumber : 0;
        var byPlace = events.Values.Select(line => (line.AfterNumber, Entry: new TimelineEntry(null, line)))
            .Concat(notes.Select(note => (note.AfterNumber, Entry: new TimelineEntry(null, null) { Note = note })))
            .Where(one => one.AfterNumber >= start).ToLookup(one => one.AfterNumber, one => one.Entry);
        foreach (var entry in byPlace.Where(place => place.Key < FirstNumber).OrderBy(place => place.Key).SelectMany(InOrder))
        {
            yield return entry;
        }

        foreach (var message in messages.Values)
        {
            yield return new TimelineEntry(message, null);
            foreach (var entry in InOrder(byPlace[message.Number]))
            {
                yield return entry;
            }
        }
    }

    // Events stand in the order they were written in, whatever the clock said; a note among them where its time says.
    private static IEnumerable<TimelineEntry> InOrder(IEnumerable<TimelineEntry> place)
    {
        var all = place.ToList();
        return all.Exists(entry => entry.Note is not null) ? all.OrderBy(entry => entry.At) : all;
    }

    private bool Joins(MessagePage page) => messages.Count == 0 || page.Messages.Count == 0
        || (page.Messages[0].Number <= LastNumber + 1 && page.Messages[^1].Number >= FirstNumber - 1);

    private void Add(MessagePage page)
    {
        foreach (var message in page.Messages)
        {
            messages[message.Number] = message;
            Revision++;
        }

        foreach (var line in page.Events.Where(line => events.TryAdd(line.Id, line)))
        {
            Revision++;
        }
    }
}

/// <summary>One thing in the log: a message, an event or a note.</summary>
public sealed record TimelineEntry(Message? Message, ConversationEvent? Event)
{
    /// <summary>The note it is; null for what clients may see, too.</summary>
    public NoteModel? Note { get; init; }

    public DateTimeOffset At => Message?.SentAt ?? Event?.At ?? Note!.At;

    /// <summary>Its own among all entries of the log. A day is not: after a clock that was wrong the same day comes twice.</summary>
    public string Key => Message is { } message ? $"message-{message.Number}"
        : Event is { } happened ? $"event-{happened.Id}"
        : $"note-{Note!.Id}";
}
