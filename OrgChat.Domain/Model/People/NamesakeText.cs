namespace OrgChat.Domain.Model.People;

/// <summary>What is said beside a name that somebody else has, too (rule 10 of the product).</summary>
public static class NamesakeText
{
    /// <summary>
    /// Members of a team to choose from; those of one name with their profession, or their address where that is the same too.
    /// </summary>
    public static IReadOnlyList<PersonName> Members(IEnumerable<(Guid Id, string Name, string Profession, string? Email)> members) =>
    [
        .. members.GroupBy(member => PersonNameRules.Fold(member.Name)).SelectMany(namesakes => namesakes.Select(member =>
            new PersonName(member.Id, member.Name,
                Title: Mark(member.Profession, member.Email, [.. namesakes.Select(other => other.Profession)])))),
    ];

    /// <summary>The birth date this reader is told beside the name; null for most.</summary>
    internal static DateOnly? BornFor(this Person person, Person reader) =>
        reader is TeamMember && person is Client { HasNamesake: true } client ? client.BirthDate : null;

    internal static PersonName NameFor(this Person person, Person reader) => new(person.Id, person.Name, person.BornFor(reader));

    /// <summary>People for this reader to choose from, in their order.</summary>
    internal static IReadOnlyList<PersonName> ToChooseFor(this IReadOnlyList<Person> people, Person reader)
    {
        var members = Members(people.OfType<TeamMember>()
            .Select(member => (member.Id, member.Name, member.Profession, reader is TeamMember ? member.Email : null)))
            .ToDictionary(member => member.Id);
        return [.. people.Select(person => members.GetValueOrDefault(person.Id) ?? person.NameFor(reader))];
    }

    private static string? Mark(string profession, string? email, IReadOnlyList<string> professions) => professions.Count switch
    {
        1 => null,
        _ when profession.Length > 0 && professions.Count(other => other == profession) == 1 => profession,
        _ => email,
    };
}
