using Microsoft.AspNetCore.Components;
using MudBlazor;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Lists;
using static OrgChat.Web.Components.Clients.ClientsWords;

namespace OrgChat.Web.Components.Clients;

/// <summary>The Clients Page. What one searches for stays out of the address: it may be a client’s name.</summary>
public sealed partial class ClientsPage
{
    private const string Kept = "clients";

    private readonly PageStack<ClientModel, ClientCursor> clients = new(client => client.Id);
    private ClientRequest asked = new();
    private ClientRequest answered = new();
    private Guid? cameFrom;
    private int total;
    private bool isAsked;
    private bool isPlaced;

    [CascadingParameter(Name = "Clinic")] public string Clinic { get; set; } = "";

    [Inject] public required ClientService Directory { get; init; }

    [Inject] public required TabMemoryStore Tab { get; init; }

    private bool IsWide => Reader.Can(answered.Text.Length == 0 ? Permission.SeeAllClients : Permission.SearchAllClients);

    private string Listed => answered.IsFormer ? Words["FormerClientsOf", Clinic] : (IsOfAll: IsWide && !answered.IsOwn, answered.Text) switch
    {
        (true, "") => Words["AllClientsOf", Clinic],
        (false, "") => Words["YourClients"],
        (true, var text) => Words["FoundInAll", text, Total],
        (false, var text) => Words["FoundInYours", text, Total],
    };

    private string Total => GridText.Total(total, ClientService.MostCounted);

    private string Counted => Words.Count("Counted", total, Total);

    protected override bool Concerns(LiveChange change) => change is ReaderChange or PersonChange or RefreshChange;

    protected override async Task ReadAsync(Actor actor)
    {
        await AskTabAsync();
        var wanted = asked;
        await clients.ReadAsync(async after =>
        {
            var page = await Directory.ListAsync(actor, wanted, after);
            total = page.Total;
            return page;
        });
        answered = wanted;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsLoading && !isPlaced)
        {
            isPlaced = true;
            await Tab.KeepPlaceAsync(Kept);
        }
    }

    // Once: what was asked for, and how far was read, before a client was opened or the page loaded again.
    private async Task AskTabAsync()
    {
        if (isAsked)
        {
            return;
        }

        isAsked = true;
        var begun = asked;
        if (ClientsPlace.Of(await Tab.ReadAsync(Kept)) is { } kept && ReferenceEquals(asked, begun))
        {
            (asked, cameFrom) = (kept.Asked, kept.OpenedId);
            clients.Restart(kept.Way);
        }
    }

    private Task KeepAsync(Guid? openedId = null) => Tab.KeepAsync(Kept, new ClientsPlace(asked, clients.Way, openedId).ToText());

    private SortDirection Direction(ClientOrder order) => GridText.Direction(order == answered.By, answered.IsDescending);

    // What is shown belongs to what was answered; a reading under way for something older is followed by one more.
    private Task AskAsync(ClientRequest wanted)
    {
        asked = wanted;
        return TurnAsync(() => clients.Restart());
    }

    private Task SortAsync(GridSort sort) =>
        AskAsync(asked with { By = Enum.Parse<ClientOrder>(sort.By), IsDescending = sort.IsDescending });

    private Task NextAsync() => TurnAsync(clients.Forward);

    private Task PreviousAsync() => TurnAsync(clients.Back);

    private async Task TurnAsync(Action turn)
    {
        turn();
        await ReadAgainAsync();
        await KeepAsync();
    }
}
