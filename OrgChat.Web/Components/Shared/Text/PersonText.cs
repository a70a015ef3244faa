using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>People by name, with what tells them from somebody of the same name.</summary>
public static class PersonText
{
    /// <summary>“Ana Ruiz, born Feb 11, 1968” or “Sam Ortiz, Front desk” where the name alone would not do.</summary>
    public static string InFull(this PersonName person) => (person switch
    {
        { Born: { } born } => SharedWords.Words["NameBorn", person.Name, LocalTimeText.Date(born)],
        { Title.Length: > 0 } => $"{person.Name}, {person.Title}",
        _ => person.Name,
    }).Readable();

    /// <summary>What a conversation is called, with the birth date where its row has one.</summary>
    public static string InFull(this ConversationRowModel row) => new PersonName(row.Id, row.Name, row.Born).InFull();

    /// <summary>“Lucia Ruiz, daughter of Ana Ruiz”.</summary>
    public static string InWords(this RelativeModel family) =>
        SharedWords.Words["RelativeOf", family.Relative, family.Relation, family.To].Value.Readable();

    /// <summary>A member among those one chooses from, told apart from who has the same name.</summary>
    public static string InFullAmong(this MemberModel member, IEnumerable<MemberModel> members) =>
        NamesakeText.Members(members.Select(one => (one.Id, one.Name, one.Profession, one.Email)))
            .FirstOrDefault(one => one.Id == member.Id)?.InFull() ?? member.Name;
}
