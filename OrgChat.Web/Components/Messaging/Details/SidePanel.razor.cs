using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Details;

/// <summary>Who is in the conversation, what staff know of the client, and their other conversations.</summary>
public sealed partial class SidePanel
{
    private const int MostOthers = 5;

    private IReadOnlyList<ConversationRowModel> others = [];
    private bool hasFailed;
    private ParticipantModel? leaving;
    private Guid? shownClient;
    private bool isAdding;
    private bool isAskingWhoLooked;

    [CascadingParameter] public required Person Reader { get; set; }

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    /// <summary>Who else of the team is here.</summary>
    [Parameter] public EqualList<Presence> Here { get; set; } = new([]);

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClientService Clients { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required LocalTimeText Time { get; init; }

    protected override object Given => (Reader, Photos, Details.Standing, Details.OwnerUnread, Here, Time.Today);

    private ParticipantModel? TheClient => Reader is TeamMember && Details.Clients.Count() == 1 ? Details.Clients.Single() : null;

    private string Summary => TheClient?.Facts is { } facts
        ? Words["ClientSince", facts.ClientSince.ToString(Words["Pattern.Month"], Language.Current.Culture)]
        : Reader is Client ? Words["YourCareTeam"] : Words.Count("People", Details.People.Count);

    protected override async Task OnParametersSetAsync()
    {
        if (TheClient?.Id == shownClient)
        {
            return;
        }

        (shownClient, others, hasFailed) = (TheClient?.Id, [], false);
        if (shownClient is not null)
        {
            await Task.Yield(); // What was written is shown first.
            await ReadOthersAsync();
        }
    }

    private async Task ReadOthersAsync()
    {
        hasFailed = false;
        var refused = await Refusal.OfAsync(async () =>
        {
            if (shownClient is { } client
                && await Clients.OtherConversationsAsync((await CurrentPerson.ActorAsync()).AsScreen(), client, Details.Id, MostOthers)
                    is var found && client == shownClient)
            {
                others = found;
            }
        });
        hasFailed = refused is not (null or NotFoundException); // Not open to the reader: as if there were none.
    }

    private string AddressOf(ConversationRowModel row) =>
        (Reader.Can(Permission.OrganizationChat) ? ChatView.Organization : ChatView.Personal).Address(row.Id);

    private string RoleOf(ParticipantModel person) => Reader is Client ? ToClients(person) : person switch
    {
        { IsOwner: true } when Details.OwnerUnread > 0 => Words.Count("OwnerHasNotSeen", Details.OwnerUnread),
        { IsOwner: true } => Words["Owner"],
        { IsClient: true, Title.Length: > 0 } => Words["ClientAnd", person.Title],
        { IsClient: true } => Words["Client"],
        { Title.Length: > 0 } => person.Title,
        _ => Words["Team"],
    };

    // A client is told what somebody does for them, not how the clinic keeps its conversations.
    private string ToClients(ParticipantModel person) => person switch
    {
        _ when person.Id == Reader.Id => Words["You"],
        { IsClient: true } => Words["TakesPartLikeYou"],
        { Title.Length: > 0 } => person.Title,
        _ => Words["YourCareTeam"],
    };

    private bool CanRemove(ParticipantModel person) =>
        Details.IsOwner && !person.IsOwner && !(person.IsClient && Details.Clients.Count() == 1);

    private void Stay()
    {
        leaving = null;
        Attempt.Forget();
    }

    private Task RemoveAsync() => Attempt.TryAsync(async () =>
    {
        if (leaving is not null)
        {
            await Conversations.RemoveAsync(await CurrentPerson.ActorAsync(), Details.Id, leaving.Id);
        }

        Stay();
    });
}
