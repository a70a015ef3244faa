using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Web.Components.Messaging;

/// <summary>The loaded stretch of a conversation: messages in order, the events between them, and what is beyond either end.</summary>
public sealed class Timeline
{
    private readonly SortedList<long, Message> messages = [];
    private readonly SortedList<long, ConversationEvent> events = [];

    public IEnumerable<Message> Messages => messages.Values;

    public bool HasOlder { get; private set; }

    public bool HasNewer { get; private set; }

    /// <summary>The first message that was unread on opening; null when none was.</summary>
    public long? FirstUnread { get; private set; }

    public long FirstNumber => messages.Count > 0 ? messages.Keys[0] : long.MaxValue;

    public long LastNumber => messages.Count > 0 ? messages.Keys[^1] : 0;

    public bool IsEmpty => messages.Count == 0 && events.Count == 0;

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

    public void Clear()
    {
        Revision++;
        messages.Clear();
        events.Clear();
        (FirstUnread, Target) = (null, null);
        (HasOlder, HasNewer) = (false, false);
    }

    /// <summary>Messages and events in the order they happened; either of the two is null.</summary>
    public IEnumerable<TimelineEntry> Entries()
    {
        var byPlace = events.Values.ToLookup(line => line.AfterNumber);
        var start = HasOlder ? FirstNumber : 0;
        foreach (var line in events.Values.Where(line => line.AfterNumber < FirstNumber && line.AfterNumber >= start))
        {
            yield return new TimelineEntry(null, line);
        }

        foreach (var message in messages.Values)
        {
            yield return new TimelineEntry(message, null);
            foreach (var line in byPlace[message.Number])
            {
                yield return new TimelineEntry(null, line);
            }
        }
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

/// <summary>One thing in the log: a message or an event.</summary>
public sealed record TimelineEntry(Message? Message, ConversationEvent? Event)
{
    public DateTimeOffset At => Message?.SentAt ?? Event!.At;

    /// <summary>Its own among all entries of the log. A day is not: after a clock that was wrong the same day comes twice.</summary>
    public string Key => Message is { } message ? $"message-{message.Number}" : $"event-{Event!.Id}";
}
