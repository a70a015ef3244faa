using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>
/// What a conversation is called by one reader: between two by who is on the other side, and its title; a group by its title, else by its
/// people; clients first for staff, staff first for clients. Among several names one that others have carries the year of birth.
/// </summary>
/// <param name="people">Who takes part, whoever came first before the others.</param>
/// <param name="claimer">Who has it claimed; null while nobody has.</param>
/// <param name="snoozer">Who snoozed it; null unless it is snoozed, or back.</param>
internal sealed class ConversationName(Conversation conversation, Person reader, ParticipantName owner,
    IReadOnlyList<ParticipantName> people, ParticipantName? claimer, ParticipantName? snoozer)
{
    public ConversationName(Conversation conversation, Person reader) : this(conversation, reader,
        ParticipantName.For(conversation.Owner, reader), [.. conversation.People.Select(person => ParticipantName.For(person, reader))],
        conversation.ClaimedBy is { } member ? ParticipantName.For(member, reader) : null,
        conversation.SnoozedBy is { } snoozer ? ParticipantName.For(snoozer, reader) : null)
    {
    }

    public string Text => conversation.Title switch
    {
        null => string.Join(", ", reader is Client ? NamesForClients : NamesForStaff),
        var title when !IsGroup => $"{Face.Name} · {title}",
        var title => title,
    };

    public ParticipantName Owner => owner;

    /// <summary>Who of the team is at it; clients are not told.</summary>
    public PersonName? Claimer => claimer is null || reader is Client ? null : new PersonName(claimer.Id, claimer.Name);

    /// <summary>Who of the team snoozed it; clients are not told.</summary>
    public PersonName? Snoozer => snoozer is null || reader is Client ? null : new PersonName(snoozer.Id, snoozer.Name);

    public bool IsGroup => people.Count > 2;

    /// <summary>The one person whose picture stands for all.</summary>
    public ParticipantName Face => reader is Client ? owner : people.FirstOrDefault(person => person.IsClient) ?? owner;

    /// <summary>Whether no one picture stands for all: several clients, or a group with a title of its own.</summary>
    public bool IsFaceless => IsGroup && (conversation.Title is not null || (reader is TeamMember && Clients.Count() > 1));

    /// <summary>The birth date to show beside the name.</summary>
    public DateOnly? Born => IsGroup ? null : Face.Born;

    /// <summary>Who wrote the newest message; see <c>ConversationRowModel.PreviewBy</c>.</summary>
    public string PreviewBy => conversation.Last switch
    {
        null => "",
        var last when last.AuthorId == reader.Id => Byline.You,
        _ when conversation.LastOnBehalfOfName is { } name =>
            Byline.Of(PersonNameRules.Shorten(conversation.LastAuthorName), PersonNameRules.Shorten(name)),
        var last when last.AuthorId == Face.Id && !IsGroup => "",
        _ => PersonNameRules.Shorten(conversation.LastAuthorName),
    };

    private IEnumerable<ParticipantName> Clients => people.Where(person => person.IsClient);

    private IEnumerable<ParticipantName> StaffOwnerFirst => people.Where(person => !person.IsClient)
        .OrderByDescending(member => member.Id == conversation.OwnerId);

    private IEnumerable<string> NamesForClients => StaffOwnerFirst.Select((member, index) => index == 0 ? member.Name : member.ShortName)
        .Concat(Clients.Where(client => client.Id != reader.Id).Select(client => client.Name));

    private IEnumerable<string> NamesForStaff => IsGroup
        ? Clients.Select(client => client.NameAmongOthers)
            .Concat(StaffOwnerFirst.Where(member => member.Id != reader.Id).Select(member => member.ShortName))
        : Clients.Select(client => client.Name);
}

/// <summary>Somebody who takes part in a conversation, as one reader is told of them.</summary>
/// <param name="Born">See <see cref="NamesakeText.BornFor"/>.</param>
internal sealed record ParticipantName(Guid Id, string Name, bool IsClient, DateOnly? Born)
{
    public static ParticipantName For(Person person, Person reader) =>
        new(person.Id, person.Name, person is Client, person.BornFor(reader));

    public string ShortName => PersonNameRules.Shorten(Name);

    /// <summary>With the year of birth where somebody else has the name.</summary>
    public string NameAmongOthers => Born is { Year: var year } ? FormattableString.Invariant($"{Name} ({year})") : Name;

    public PersonName WithBirth => new(Id, Name, Born);
}
