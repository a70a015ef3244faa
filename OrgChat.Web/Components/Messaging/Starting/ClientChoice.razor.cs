using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Messaging.Details;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Starting;

/// <summary>Finds the client to add to a conversation; choosing one asks a second time.</summary>
public sealed partial class ClientChoice
{
    private readonly Dictionary<Guid, NewcomerModel> offered = [];
    private IReadOnlyList<RelativeModel>? family;

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Parameter, EditorRequired] public required EventCallback<NewcomerModel> OnChoose { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClientService Clients { get; init; }

    private async Task<IReadOnlyList<PersonName>> FindAsync(string name)
    {
        var actor = await CurrentPerson.ActorAsync();
        family ??= await Clients.FamilyAsync(actor, [.. Details.Clients.Select(client => client.Id)]);
        var found = name.Length == 0 ? family.Select(NewcomerModel.Of) : (await Clients.SearchAsync(actor, name)).Rows
            .Take(TeamDirectoryService.FoundAtOnce)
            .Where(client => Details.People.All(person => person.Id != client.Id))
            .Select(client => family.FirstOrDefault(relative => relative.Id == client.Id) is { } relative
                ? NewcomerModel.Of(relative)
                : NewcomerModel.Of(client));
        var newcomers = found.ToList();
        newcomers.ForEach(one => offered[one.Person.Id] = one);
        return [.. newcomers.Select(one => one.Person)];
    }

    private Task ChooseAsync(PersonName? person) => person is null ? Task.CompletedTask : OnChoose.InvokeAsync(offered[person.Id]);

    private static string About(NewcomerModel one) => string.Join(" · ", new[]
    {
        one.Family is { } family ? family.InWords() : "",
        one.BirthDate is { } born ? Words["BornOn", LocalTimeText.Date(born)] : "",
    }.Where(word => word.Length > 0));
}
