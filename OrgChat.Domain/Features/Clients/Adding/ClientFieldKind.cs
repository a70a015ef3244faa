namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>What one says of a new client, in the order of the file to fill in.</summary>
public enum ClientFieldKind
{
    FirstName,
    LastName,
    BirthDate,
    Email,
    Phone,
    Language,
    Provider,
}
