using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>
/// What a conversation is called: between two by who is on the other side, and its title; a group by its title, else by its people;
/// clients first for staff, staff first for clients. Among several names one that others have carries the year of birth.
/// </summary>
internal static class ConversationName
{
    public static bool IsGroup(Conversation conversation) => conversation.People.Count() > 2;

    public static string For(Conversation conversation, Person reader) => conversation.Title switch
    {
        null => string.Join(", ", NamesFor(conversation, reader)),
        var title when !IsGroup(conversation) => $"{Face(conversation, reader).Name} · {title}",
        var title => title,
    };

    /// <summary>The one person whose picture stands for all.</summary>
    public static Person Face(Conversation conversation, Person reader) =>
        reader is Client ? conversation.Owner : conversation.Clients.FirstOrDefault<Person>() ?? conversation.Owner;

    /// <summary>Whether no one picture stands for all: several clients, or a group with a title of its own.</summary>
    public static bool IsFaceless(Conversation conversation, Person reader) =>
        IsGroup(conversation) && (conversation.Title is not null || (reader is TeamMember && conversation.Clients.Count() > 1));

    /// <summary>The birth date to show beside the name.</summary>
    public static DateOnly? Born(Conversation conversation, Person reader) =>
        IsGroup(conversation) ? null : Face(conversation, reader).BornFor(reader);

    public static string PreviewBy(Conversation conversation, Person reader)
    {
        var last = conversation.Last;
        return last switch
        {
            null => "",
            _ when last.AuthorId == reader.Id => "You",
            _ when conversation.LastOnBehalfOfName is { } owner =>
                $"{PersonNameRules.Shorten(conversation.LastAuthorName)} {Byline.OnBehalf(PersonNameRules.Shorten(owner))}",
            _ when last.AuthorId == Face(conversation, reader).Id && !IsGroup(conversation) => "",
            _ => PersonNameRules.Shorten(conversation.LastAuthorName),
        };
    }

    private static IEnumerable<string> NamesFor(Conversation conversation, Person reader)
    {
        var staff = conversation.People.OfType<TeamMember>();
        return reader is Client
            ? OwnerFirst(staff, conversation).Select((person, index) => index == 0 ? person.Name : person.ShortName)
                .Concat(conversation.Clients.Where(client => client.Id != reader.Id).Select(client => client.Name))
            : conversation.Clients.Select(client => NameOf(client, conversation, reader))
                .Concat(IsGroup(conversation) ? OwnerFirst(staff, conversation).Where(member => member.Id != reader.Id)
                    .Select(member => member.ShortName) : []);
    }

    private static string NameOf(Client client, Conversation conversation, Person reader) =>
        IsGroup(conversation) && client.BornFor(reader) is { Year: var year }
            ? FormattableString.Invariant($"{client.Name} ({year})")
            : client.Name;

    private static IEnumerable<TeamMember> OwnerFirst(IEnumerable<TeamMember> staff, Conversation conversation) =>
        staff.OrderByDescending(member => member.Id == conversation.OwnerId);
}
