using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Messaging.Details;

/// <summary>The owner adds people who take part from now on.</summary>
public sealed partial class AddParticipants
{
    private readonly List<PersonName> chosen = [];
    private NewcomerModel? newcomer;
    private string? problem;

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ConversationService Desk { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    private void Ask(NewcomerModel client) => (newcomer, problem) = (client, null);

    private void StopAsking() => (newcomer, problem) = (null, null);

    private Task AddAsync() => TryAsync(async () =>
    {
        if (chosen.Count == 0)
        {
            throw new RefusedException("Choose who to add.");
        }

        await Desk.AddAsync(await CurrentPerson.ActorAsync(), Details.Id, [.. chosen.Select(person => person.Id)], []);
        await OnClose.InvokeAsync();
    });

    // Whoever of the team was chosen before is still to be added.
    private Task AddClientAsync() => TryAsync(async () =>
    {
        var client = newcomer!.Person;
        await Desk.AddAsync(await CurrentPerson.ActorAsync(), Details.Id, [client.Id], [client.Id]);
        Toasts.Say($"{client.InFull()} was added.");
        StopAsking();
        if (chosen.Count == 0)
        {
            await OnClose.InvokeAsync();
        }
    });

    private async Task TryAsync(Func<Task> add)
    {
        try
        {
            problem = null;
            await add();
        }
        catch (RefusedException refused)
        {
            problem = refused.Message;
        }
    }
}
