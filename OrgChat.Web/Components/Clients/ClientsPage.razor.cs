using Microsoft.AspNetCore.Components;
using OrgChat.Domain;
using OrgChat.Domain.Live;
using OrgChat.Domain.People;
using OrgChat.Domain.Permissions;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Clients;

/// <summary>The Clients Page. What one searches for stays out of the address: it may be a client’s name.</summary>
public sealed partial class ClientsPage
{
    private const string Kept = "clients";
    private const int MostPages = 20;

    private readonly PagedList<ClientLine, ClientCursor> clients = new();
    private string text = "";
    private Guid? cameFrom;
    private bool isAsked;
    private bool isPlaced;
    private string answered = "";

    [CascadingParameter(Name = "Clinic")] public string Clinic { get; set; } = "";

    [Inject] public required ClientDirectory Directory { get; init; }

    [Inject] public required TabMemory Tab { get; init; }

    private string Listed => answered.Length == 0
        ? Reader.Can(Permission.SeeAllClients) ? $"All clients of {Clinic}" : "Your clients"
        : $"“{answered}” in {(Reader.Can(Permission.SearchAllClients) ? "all clients" : "your clients")}: {clients.Items.Count}{(clients.HasMore ? " or more" : "")} found";

    protected override bool Concerns(LiveChange change) => change is ReaderChange or PersonChange or Refresh;

    protected override async Task ReadAsync(Actor actor)
    {
        await AskTabAsync();
        var sought = text;
        await clients.ReadAgainAsync(after => PageAsync(actor, sought, after));
        answered = sought;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsLoading && !isPlaced)
        {
            isPlaced = true;
            await Tab.KeepPlaceAsync(Kept);
        }
    }

    // Once: what was searched for, and how far was read, before a client was opened or the page loaded again.
    private async Task AskTabAsync()
    {
        if (isAsked)
        {
            return;
        }

        isAsked = true;
        if (ClientsPlace.Of(await Tab.ReadAsync(Kept)) is { } kept)
        {
            (text, cameFrom) = (kept.Text, kept.OpenedId);
            clients.Restart(Math.Clamp(kept.Pages, 1, MostPages));
        }
    }

    private Task KeepAsync(Guid? openedId = null) => Tab.KeepAsync(Kept, new ClientsPlace(text, clients.Pages, openedId).ToText());

    private async Task ReadOnAsync()
    {
        await ActAsync(actor => clients.ReadOnAsync(after => PageAsync(actor, answered, after)));
        await KeepAsync();
    }

    // What is shown belongs to the text that was answered; a reading under way for an older text is followed by one more.
    private async Task SearchAsync(string sought)
    {
        text = sought;
        clients.Restart();
        await ReadAgainAsync();
        await KeepAsync();
    }

    private async Task<(IReadOnlyList<ClientLine> Items, ClientCursor? Next)> PageAsync(Actor actor, string sought, ClientCursor? after)
    {
        var page = sought.Length == 0 ? await Directory.ListAsync(actor, after) : await Directory.SearchAsync(actor, sought, after);
        return (page.Clients, page.Next);
    }
}
