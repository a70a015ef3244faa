using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Components.Messaging.Details;

/// <summary>A client who is going to be let into another client’s conversation.</summary>
/// <param name="Family">How they are related to a client who takes part; null when nobody said they are.</param>
public sealed record NewcomerModel(PersonName Person, DateOnly? BirthDate, RelativeModel? Family)
{
    public static NewcomerModel Of(RelativeModel family) => new(new PersonName(family.Id, family.Name), family.BirthDate, family);

    public static NewcomerModel Of(ClientModel client) => new(client.InShort, client.BirthDate, null);
}
