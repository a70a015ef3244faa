using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Messaging.Starting;

/// <summary>Starts a conversation; first it shows what is open with the chosen client already.</summary>
public sealed partial class NewConversation
{
    private readonly Guid key = Guid.NewGuid();
    private readonly List<PersonName> chosen = [];
    private readonly HashSet<Guid> clients = [];
    private IReadOnlyList<(PersonName Client, IReadOnlyList<ConversationRowModel> Rows)> open = [];
    private string? title;
    private string? notRead;

    [CascadingParameter] public required Person Reader { get; set; }

    /// <summary>Whoever is chosen already, as on their own page.</summary>
    [Parameter] public PersonName? With { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Parameter] public EventCallback<Guid> OnStarted { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ConversationService Conversations { get; init; }

    [Inject] public required ClientService Clients { get; init; }

    /// <summary>The clients who would read each other; null while there are not several.</summary>
    private string? TogetherClients =>
        chosen.Where(person => clients.Contains(person.Id)).Select(person => person.InFull()).ToList() is { Count: > 1 } several
        ? ListWords.Join(several)
        : null;

    protected override async Task OnInitializedAsync()
    {
        if (With is not null)
        {
            chosen.Add(With);
            clients.Add(With.Id);
            await LookAsync();
        }
    }

    // Whoever is chosen stays chosen when this cannot be read just now.
    private async Task LookAsync()
    {
        Attempt.Forget();
        notRead = (await Refusal.OfAsync(ReadOpenAsync)).OfReading();
    }

    private async Task ReadOpenAsync()
    {
        var known = open.ToDictionary(one => one.Client.Id, one => one.Rows);
        var (actor, people) = (await CurrentPerson.ActorAsync(), chosen.ToList());
        var looked = new List<(PersonName Client, IReadOnlyList<ConversationRowModel> Rows)>();
        foreach (var person in people)
        {
            looked.Add((person, known.GetValueOrDefault(person.Id) ?? await Clients.OpenConversationsAsync(actor, person.Id)));
        }

        open = [.. looked.Where(one => one.Rows.Count > 0 && chosen.Exists(person => person.Id == one.Client.Id))];
    }

    private Task StartAsync() => Attempt.TryAsync(async () =>
    {
        var started =
            await Conversations.StartAsync(await CurrentPerson.ActorAsync(), key, [.. chosen.Select(person => person.Id)], title ?? "");
        await OnStarted.InvokeAsync(started);
    });
}
