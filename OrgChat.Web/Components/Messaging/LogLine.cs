using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging;

/// <summary>An entry of the log with what its neighbours decide: a new day, a repeated author, a reading mark.</summary>
internal sealed record LogLine
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    public required TimelineEntry Entry { get; init; }

    /// <summary>The heading before it, where a new day begins.</summary>
    public required string? Day { get; init; }

    public required bool IsFirstUnread { get; init; }

    public required bool IsOwn { get; init; }

    /// <summary>The same author again within minutes: closer, and no byline.</summary>
    public required bool IsNext { get; init; }

    /// <summary>Who wrote it is said, unless it was just said or it was the client themself.</summary>
    public bool HasByline => !IsNext && !IsOwnOfClient;

    public required bool IsOwnOfClient { get; init; }

    public required string? Seen { get; init; }

    public static IEnumerable<LogLine> Of(Timeline timeline, ConversationModel details, Person reader, LocalTimeText time)
    {
        var marks = SeenMarks(timeline, details, reader, time);
        TimelineEntry? previous = null;
        foreach (var entry in timeline.Entries())
        {
            var isNewDay = previous is null || time.DayOf(previous.At) != time.DayOf(entry.At);
            var isFirstUnread = entry.Message is not null && entry.Message.Number == timeline.FirstUnread;
            yield return new LogLine
            {
                Entry = entry,
                Day = isNewDay ? time.Day(entry.At) : null,
                IsFirstUnread = isFirstUnread,
                IsOwn = entry.Message is { } message && IsOwnSide(message, reader),
                IsOwnOfClient = reader is Client && entry.Message?.AuthorId == reader.Id,
                IsNext = !isNewDay && !isFirstUnread && Continues(previous?.Message, entry.Message),
                Seen = entry.Message is { Number: var number } ? marks.GetValueOrDefault(number) : null,
            };
            previous = entry;
        }
    }

    private static bool IsOwnSide(Message message, Person reader) =>
        reader is Client ? message.AuthorId == reader.Id : !message.IsByClient;

    private static bool Continues(Message? previous, Message? message) =>
        previous is not null && message is not null
        && previous.AuthorId == message.AuthorId
        && previous.OnBehalfOfId == message.OnBehalfOfId
        && message.SentAt - previous.SentAt < Together;

    // A mark stands under the newest message of one's own side that the other side has read.
    private static Dictionary<long, string> SeenMarks(Timeline timeline, ConversationModel details, Person reader, LocalTimeText time)
    {
        var own = timeline.Messages.Where(message => IsOwnSide(message, reader)).Select(message => message.Number).ToList();
        return details.Seen
            .Select(mark => (Under: own.LastOrDefault(number => number <= mark.Number), Mark: mark))
            .Where(found => found.Under > 0)
            .GroupBy(found => found.Under)
            .ToDictionary(group => group.Key, group => SeenBy(group.Select(found => found.Mark), time));
    }

    private static string SeenBy(IEnumerable<SeenModel> marks, LocalTimeText time) =>
        Words["SeenBy", string.Join(", ", marks.Select(mark => Words["SeenAt", mark.Name, time.BriefWithin(mark.At)]))];
}
