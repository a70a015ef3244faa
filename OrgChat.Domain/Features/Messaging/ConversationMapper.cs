using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Draws a loaded conversation for one reader.</summary>
internal static class ConversationMapper
{
    public static ConversationModel For(Person reader, Conversation conversation, IReadOnlyList<(PersonalState State, string Name)> kept)
    {
        var states = kept.Select(one => one.State).ToList();
        var own = states.Find(state => state.PersonId == reader.Id);
        var face = ConversationName.Face(conversation, reader);
        return new ConversationModel
        {
            Id = conversation.Id,
            Name = ConversationName.For(conversation, reader),
            Face = face.NameFor(reader),
            IsGroup = ConversationName.IsGroup(conversation),
            IsFaceless = ConversationName.IsFaceless(conversation, reader),
            Access = conversation.AccessOf(reader),
            Owner = new PersonName(conversation.OwnerId, conversation.Owner.Name),
            People = [.. conversation.People.OrderByDescending(p => p.Id == conversation.OwnerId).ThenBy(p => p is Client).ThenBy(p => p.Id)
                .Select(person => Line(person, conversation, reader))],
            IsClosed = conversation.IsClosed,
            IsOwner = conversation.OwnerId == reader.Id,
            Revision = conversation.Revision,
            WaitingSince = reader is Client ? null : conversation.WaitingSince,
            LastNumber = conversation.LastNumber,
            ReadNumber = own?.ReadNumber ?? 0,
            IsMuted = own?.IsMuted ?? false,
            IsArchived = own?.ArchivedAtNumber >= conversation.LastNumber,
            UnsentSince = own?.UnsentSince,
            Seen = [.. reader is Client ? SeenByClinic(conversation, kept) : SeenByClients(conversation, states)],
        };
    }

    private static ParticipantModel Line(Person person, Conversation conversation, Person reader) =>
        new(person.Id, person.Name, person.ShortName, person.Title, person is Client, person.Id == conversation.OwnerId,
            reader is TeamMember && person is Client client
                ? new ClientFactsModel(client.BirthDate, client.Phone, client.Language, client.ClientSince, client.IsActive)
                : null);

    private static IEnumerable<SeenModel> SeenByClients(Conversation conversation, IReadOnlyCollection<PersonalState> states) =>
        from client in conversation.Clients
        join state in states on client.Id equals state.PersonId
        where state is { ReadNumber: > 0, ReadAt: not null }
        select new SeenModel(client.ShortName, state.ReadNumber, state.ReadAt!.Value);

    private static IEnumerable<SeenModel> SeenByClinic(Conversation conversation, IReadOnlyList<(PersonalState State, string Name)> kept)
    {
        var clients = conversation.Clients.Select(client => client.Id).ToHashSet();
        return kept.Where(one => !clients.Contains(one.State.PersonId) && one.State is { ReadNumber: > 0, ReadAt: not null })
            .OrderByDescending(one => one.State.ReadNumber).ThenBy(one => one.State.ReadAt).Take(1)
            .Select(one => new SeenModel(one.Name, one.State.ReadNumber, one.State.ReadAt!.Value));
    }
}
