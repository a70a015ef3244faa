using System.Security.Cryptography;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Model.Notices;

/// <summary>Who is told of what, when, and how often it is tried.</summary>
public static class NoticeRules
{
    /// <summary>Most members of a queue that one message is told to.</summary>
    public const int MostOfQueue = 200;

    /// <summary>Tries until a notice is given up.</summary>
    public const int MostAttempts = 8;

    /// <summary>The fewest and the most minutes that a person may ask to wait.</summary>
    public const int FewestMinutes = 1, MostMinutes = 120;

    /// <summary>How long one sending may take, after which another try may begin.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30), Lease = TimeSpan.FromMinutes(2);

    /// <summary>Who was told and has not looked since is told again after this while, not of each message.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>How long it is known what became of a notice, and one that was given up can be tried anew.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly NoticeChoices OfClients = AllOf(NoticeKind.Message);

    private static readonly NoticeChoices OfTeam = AllOf(NoticeKind.Message, NoticeKind.OnMyBehalf, NoticeKind.Mentioned);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
        TimeSpan.FromHours(8), TimeSpan.FromHours(16),
    ];

    /// <summary>What a person is offered, in the order in which it is shown.</summary>
    public static IReadOnlyList<NoticeKind> KindsFor(Person person) => person switch
    {
        Client => [NoticeKind.Message],
        _ when person.Can(Permission.OrganizationChat) => Enum.GetValues<NoticeKind>(),
        _ => [NoticeKind.Message, NoticeKind.OnMyBehalf, NoticeKind.Mentioned],
    };

    /// <summary>What stands for the choice of who made none: everything but the queue.</summary>
    public static NoticeChoices DefaultFor(Person person) => person is Client ? OfClients : OfTeam;

    /// <summary>For how many minutes a message may be unread until its person is told.</summary>
    public static int DefaultMinutesFor(Person person) => person is Client ? 2 : 5;

    /// <summary>Who of those who take part is told of a message, and as what: everybody but its author.</summary>
    public static IEnumerable<(Person Person, NoticeKind Kind)> ToldOf(Message message, Conversation conversation) =>
        conversation.People.Where(person => person.Id != message.AuthorId).Select(person =>
            (person, message.OnBehalfOfId == person.Id ? NoticeKind.OnMyBehalf : NoticeKind.Message));

    /// <summary>Whether somebody is still to be told: they may read it, have not, and want to know.</summary>
    /// <param name="state">What they keep about the conversation, if anything; who is mentioned there is told although it is muted.</param>
    /// <param name="isMentionNew">Whether a note there mentions them that they have not seen.</param>
    public static bool Stands(this DueNotice notice, Person person, Conversation conversation, PersonalState? state, bool isMentionNew,
        NoticeChoices choices) =>
        conversation.AccessOf(person) is var access && access != Access.None
        && choices.Has(notice.Kind, notice.Channel)
        && (notice.Kind == NoticeKind.Mentioned ? isMentionNew
            : conversation.ReadNumberOf(state) < notice.Number && state?.IsMuted != true)
        && (notice.Kind != NoticeKind.Queue || (access != Access.Read && conversation.WaitingSince is not null));

    /// <summary>How long to wait after so many tries in vain: longer each time, and not all at the same moment.</summary>
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = Pauses[Math.Clamp(attempts, 1, Pauses.Length) - 1];
        return pause + (pause * (RandomNumberGenerator.GetInt32(0, 200) / 1000.0));
    }

    private static NoticeChoices AllOf(params IEnumerable<NoticeKind> kinds) => kinds
        .SelectMany(kind => Enum.GetValues<NoticeChannel>().Select(channel => (kind, channel)))
        .Aggregate(default(NoticeChoices), (choices, one) => choices.With(one.kind, one.channel, true));
}
