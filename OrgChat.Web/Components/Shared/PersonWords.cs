using OrgChat.Domain.People;

namespace OrgChat.Web.Components.Shared;

/// <summary>People by name, with what tells them from somebody of the same name.</summary>
public static class PersonWords
{
    /// <summary>“Ana Ruiz, born Feb 11, 1968” or “Sam Ortiz, Front desk” where the name alone would not do.</summary>
    public static string InFull(this PersonName person) => person switch
    {
        { Born: { } born } => $"{person.Name}, born {LocalTime.Date(born)}",
        { Title.Length: > 0 } => $"{person.Name}, {person.Title}",
        _ => person.Name,
    };

    /// <summary>“Lucia Ruiz, daughter of Ana Ruiz”.</summary>
    public static string InWords(this FamilyLine family) => $"{family.Relative}, {family.Relation} of {family.To}";

    /// <summary>Members to choose from, told apart where they have one name.</summary>
    public static IReadOnlyList<PersonName> ToldApart(this IEnumerable<Domain.Team.MemberLine> members) =>
        Domain.People.ToldApart.Members(members.Select(member => (member.Id, member.Name, member.Profession, member.Email)));
}
