using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Notices;

/// <summary>All that waits for one person by one channel: it is one mail, or one push.</summary>
internal sealed class DueBatch
{
    private readonly Surroundings around;
    private readonly IReadOnlyList<DueNotice> told;
    private readonly NoticePreferences preferences;

    /// <param name="told">What they were told of within the last while.</param>
    public DueBatch(Surroundings around, Guid personId, NoticeChannel channel, IReadOnlyList<DueNotice> waiting,
        IReadOnlyList<DueNotice> told)
    {
        (this.around, this.told, Channel) = (around, told, channel);
        Person = around.People[personId];
        preferences = around.Preferences.GetValueOrDefault(personId) ?? new NoticePreferences(Person);
        var stands = waiting.ToLookup(Stands);
        (Standing, Over) = ([.. stands[true]], [.. stands[false]]);
    }

    public Person Person { get; }

    public NoticeChannel Channel { get; }

    /// <summary>What they are still to be told of.</summary>
    public IReadOnlyList<DueNotice> Standing { get; }

    /// <summary>What they need not be told of any more, may not, or do not want to.</summary>
    public IReadOnlyList<DueNotice> Over { get; }

    /// <summary>Where it is sent to, by the server that takes it: who is slow there keeps nobody else waiting.</summary>
    public string Destination => Channel == NoticeChannel.Mail
        ? Person.Email![(Person.Email!.LastIndexOf('@') + 1)..]
        : Uri.TryCreate(Devices[0].Endpoint, UriKind.Absolute, out var endpoint) ? endpoint.Host : "";

    private IReadOnlyList<PushAddress> Devices => [.. around.Devices[Person.Id]];

    private Organization Organization => around.Organizations[Person.OrganizationId];

    private bool HasWay => around.Channels.Contains(Channel)
        && (Channel == NoticeChannel.Mail ? Person.Email is not null : Devices.Count > 0);

    public NoticeToSendModel ToSend => new(Person.Id, Person.OrganizationId, Organization.Name, Person.Email, Devices);

    /// <summary>Until when it waits all the same: for the end of quiet hours, the next try, or because they know already.</summary>
    public DateTimeOffset? NotBefore(DateTimeOffset now)
    {
        var zone = TimeZoneName.Find(preferences.TimeZone ?? Organization.TimeZone) ?? TimeZoneInfo.Utc;
        var next = new[]
        {
            preferences.Quiet?.EndOf(now, zone),
            Standing.Where(notice => notice.Attempts > 0).Max(notice => (DateTimeOffset?)notice.NextAt),
            told.Where(Stands).Max(notice => notice.SettledAt) + NoticeRules.Again,
        }.Max();
        return next > now ? next : null;
    }

    private bool Stands(DueNotice notice) => HasWay
        && around.Conversations.GetValueOrDefault(notice.ConversationId) is { } conversation
        && notice.Stands(Person, conversation, around.States.GetValueOrDefault((Person.Id, notice.ConversationId)),
            around.NewMentions.Contains((Person.Id, notice.ConversationId)), preferences.Choices);
}
