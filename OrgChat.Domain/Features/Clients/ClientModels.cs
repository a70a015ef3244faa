using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Clients;

/// <summary>A client in a list.</summary>
public sealed record ClientModel(Guid Id, string Name, DateOnly? BirthDate, string? Relation, IReadOnlyList<PersonName> CareTeam)
{
    public DateOnly ClientSince { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>See <see cref="Client.HasNamesake"/>.</summary>
    public bool HasNamesake { get; init; }

    /// <summary>The client by name, with the birth date where the name is not theirs alone.</summary>
    public PersonName InShort => new(Id, Name, HasNamesake ? BirthDate : null);
}

/// <summary>Somebody of a client’s family.</summary>
/// <param name="Relative">Which of the two is the other’s relative, by name: the mother, the son.</param>
/// <param name="Relation">What they are to <paramref name="To"/>.</param>
public sealed record RelativeModel(Guid Id, string Name, DateOnly? BirthDate, string Relative, string Relation, string To)
{
    internal static RelativeModel Of(Client person, Client client) => person.RelativeOfId == client.Id
        ? new(person.Id, person.Name, person.BirthDate, person.Name, person.Title, client.Name)
        : new(person.Id, person.Name, person.BirthDate, client.Name, client.Title, person.Name);
}

/// <summary>Where the next page of clients begins: the place of the last one shown.</summary>
public sealed record ClientCursor(string SortKey, Guid Id, DateOnly Since = default);

/// <summary>A client’s own page, as one team member sees it.</summary>
public sealed record ClientDetailsModel
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required DateOnly? BirthDate { get; init; }

    public required string? Email { get; init; }

    public required string? Phone { get; init; }

    public required string? Language { get; init; }

    public required DateOnly ClientSince { get; init; }

    /// <inheritdoc cref="ClientModel.InShort"/>
    public required PersonName InShort { get; init; }

    /// <summary>For a relative: the client they are family of.</summary>
    public required PersonName? RelativeOf { get; init; }

    public required string? Relation { get; init; }

    public required IReadOnlyList<PersonName> Relatives { get; init; }

    public required IReadOnlyList<CareTeamModel> CareTeam { get; init; }

    /// <summary>Whether an invitation would make sense: they are active and do not sign in yet.</summary>
    public required bool CanBeInvited { get; init; }

    /// <summary>Whether the viewer may change the care team.</summary>
    public required bool CanAssign { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Whether the viewer may end the client’s access, or give it back.</summary>
    public required bool CanChangeActivity { get; init; }
}

/// <summary>Somebody on a client’s care team.</summary>
public sealed record CareTeamModel(Guid Id, string Name, string Profession, TeamRole Role);
