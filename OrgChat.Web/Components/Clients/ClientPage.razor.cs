using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Lists;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Clients.ClientsWords;

namespace OrgChat.Web.Components.Clients;

/// <summary>One client: conversations, care team, facts. Opening it is accounted for once, however often it is read again.</summary>
public sealed partial class ClientPage
{
    private PagedList<ConversationRowModel, InboxCursor> conversations = new();
    private ClientDetailsModel? record;
    private Guid opened;
    private bool isStarting;

    [Parameter] public Guid ClientId { get; set; }

    [Inject] public required ClientService Directory { get; init; }

    [Inject] public required CareTeamService CareTeams { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override object Subject => ClientId;

    private string Summary => record switch
    {
        null => "",
        { BirthDate: { } birthDate } => Words["BornAndClientSince", LocalTimeText.Date(birthDate),
            Words.Count("Age", LocalTime.Age(birthDate)), LocalTimeText.Date(record.ClientSince)],
        _ => Words["ClientSinceDay", LocalTimeText.Date(record.ClientSince)],
    };

    // Whoever search finds can be written to: everybody’s clients with the permission, else one’s own.
    private bool MayWrite => record is { IsActive: true }
        && (Reader.Can(Permission.SearchAllClients)
            || record.CareTeam.Any(member => member.Id == Reader.Id)
            || conversations.Items.Any(row => row.Access == Access.Participate));

    private bool MayOpenOthers => Reader.Can(Permission.SeeAllClients) || Reader.Can(Permission.SearchAllClients);

    // A change of the care team is told as a change of the member; a conversation that left this reader’s sight has no people to ask.
    protected override bool Concerns(LiveChange change) => change is ReaderChange or PersonChange or RefreshChange
        || (change is ConversationChange { Snapshot: var snapshot, ConversationId: var id }
            && (conversations.Items.Any(row => row.Id == id)
                || (snapshot?.Conversation.People.Any(person => person.Id == ClientId) ?? false)));

    protected override async Task ReadAsync(Actor actor)
    {
        var client = ClientId;
        if (opened != client)
        {
            (record, conversations) = (null, new());
            record = await Directory.OpenAsync(actor, client);
            opened = client;
        }
        else
        {
            record = await Directory.ReadAsync(actor, client);
        }

        await conversations.ReadAgainAsync(after => Directory.ConversationsAsync(actor, client, after));
    }

    private void Open(Guid conversationId) => Navigation.NavigateTo($"/chat/{conversationId}");

    private async Task ReadOnAsync()
    {
        var actor = await CurrentPerson.ActorAsync();
        await conversations.ReadOnAsync(after => Directory.ConversationsAsync(actor, ClientId, after));
    }

    private Task AssignAsync(PersonName member) => ActAsync(actor => CareTeams.AssignAsync(actor, ClientId, member.Id));

    private async Task UnassignAsync(PersonName member)
    {
        var (client, name) = (ClientId, record!.Name);
        if (await ActAsync(actor => CareTeams.UnassignAsync(actor, client, member.Id)))
        {
            Toasts.Say(Words["NoLongerCares", member.Name, name], SharedWords.Words["Undo"], () => AssignAgainAsync(client, member));
        }
    }

    // Also after this page was left.
    private async Task AssignAgainAsync(Guid client, PersonName member)
    {
        var refused = await Refusal.OfAsync(async () => await CareTeams.AssignAsync(await CurrentPerson.ActorAsync(), client, member.Id));
        if (refused is not null)
        {
            Toasts.Refuse(refused.Message);
        }
    }
}
