using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Joining;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Joining.JoiningWords;

namespace OrgChat.Web.Components.Joining;

/// <summary>Who asks to be added to the open conversation.</summary>
public sealed partial class JoinRequests
{
    private IReadOnlyList<PersonName> asked = [];

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required JoinRequestService Requests { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    protected override object Given => (Reader, Details.Id, Details.IsOwner, Details.JoinChanges);

    protected override Task OnParametersSetAsync() => Refusal.OfAsync(async () =>
        asked = Details.JoinAskedAt is null ? [] : await Requests.ListAsync((await CurrentPerson.ActorAsync()).AsScreen(), Details.Id));

    private Task AddAsync(PersonName person) => ActAsync(async actor =>
    {
        await Requests.AddAsync(actor, Details.Id, person.Id);
        Toasts.Say(Words["TakesPart", person.Name], SharedWords.Words["Undo"], async () =>
            await Conversations.RemoveAsync(await CurrentPerson.ActorAsync(), Details.Id, person.Id));
    });

    private Task DeclineAsync(PersonName person) => ActAsync(actor => Requests.DeclineAsync(actor, Details.Id, person.Id));

    private Task WithdrawAsync() => ActAsync(actor => Requests.WithdrawAsync(actor, Details.Id));

    private Task ActAsync(Func<Actor, Task> act) => Attempt.TryAsync(async () => await act(await CurrentPerson.ActorAsync()));
}
