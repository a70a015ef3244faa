using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Details;

/// <summary>The owner adds people who take part from now on.</summary>
public sealed partial class AddParticipants
{
    private readonly List<PersonName> chosen = [];
    private NewcomerModel? newcomer;

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    private void Ask(NewcomerModel? client)
    {
        newcomer = client;
        Attempt.Forget();
    }

    private void StopAsking() => Ask(null);

    private Task AddAsync() => Attempt.TryAsync(async () =>
    {
        if (chosen.Count == 0)
        {
            throw new RefusedException("NobodyToAdd");
        }

        await Conversations.AddAsync(await CurrentPerson.ActorAsync(), Details.Id, [.. chosen.Select(person => person.Id)], []);
        await OnClose.InvokeAsync();
    });

    // Whoever of the team was chosen before is still to be added.
    private Task AddClientAsync() => Attempt.TryAsync(async () =>
    {
        var client = newcomer!.Person;
        await Conversations.AddAsync(await CurrentPerson.ActorAsync(), Details.Id, [client.Id], [client.Id]);
        Toasts.Say(Words["WasAdded", client.InFull()]);
        StopAsking();
        if (chosen.Count == 0)
        {
            await OnClose.InvokeAsync();
        }
    });
}
