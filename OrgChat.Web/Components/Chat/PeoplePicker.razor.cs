using Microsoft.AspNetCore.Components;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Chat;

/// <summary>Chooses people for a conversation: the clients one can find, and colleagues.</summary>
public sealed partial class PeoplePicker
{
    private readonly string searchId = $"people-{Guid.NewGuid():N}";
    private IReadOnlyList<ClientLine> clients = [];
    private IReadOnlyList<ColleagueLine> colleagues = [];
    private string text = "";
    private int asked;
    private bool isLoaded;

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The chosen people; changed in place.</summary>
    [Parameter, EditorRequired] public required List<PersonName> Chosen { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>People who are not offered.</summary>
    [Parameter] public IReadOnlyCollection<Guid> Except { get; set; } = [];

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClientDirectory Clients { get; init; }

    [Inject] public required TeamDirectory Team { get; init; }

    private IEnumerable<(string Heading, IReadOnlyList<(PersonName Person, string Sub)> People)> Groups
    {
        get
        {
            var found = clients.Where(client => !Except.Contains(client.Id))
                .Select(client => (new PersonName(client.Id, client.Name), Describe(client))).ToList();
            var team = colleagues.Where(colleague => !Except.Contains(colleague.Id))
                .Select(colleague => (new PersonName(colleague.Id, colleague.Name), Describe(colleague))).ToList();
            return new (string, IReadOnlyList<(PersonName, string)>)[] { ("Clients", found), ("Team", team) }.Where(group => group.Item2.Count > 0);
        }
    }

    protected override Task OnInitializedAsync() => SearchAsync();

    private async Task SearchAsync()
    {
        var number = ++asked;
        var actor = await CurrentPerson.ActorAsync();
        var found = await Clients.SearchAsync(actor, text);
        var team = await Team.FindAsync(actor, text);
        if (number == asked)
        {
            (clients, colleagues, isLoaded) = ([.. found.Clients.Take(TeamDirectory.FoundAtOnce)], team, true);
        }
    }

    private Task ToggleAsync(PersonName person)
    {
        if (!Chosen.Remove(person))
        {
            Chosen.Add(person);
        }

        return OnChanged.InvokeAsync();
    }

    private static string Describe(ColleagueLine colleague) => colleague.Profession.Length > 0 ? colleague.Profession : colleague.Role.ToString();

    private static string Describe(ClientLine client) => client.BirthDate is { } born ? $"Born {LocalTime.Date(born)}" : client.Relation ?? "Client";
}
