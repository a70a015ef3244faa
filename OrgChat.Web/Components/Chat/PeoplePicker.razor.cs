using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Chat;

/// <summary>Chooses people for a conversation: the clients one can find, and colleagues, or colleagues alone.</summary>
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

    /// <summary>Whether only colleagues are offered.</summary>
    [Parameter] public bool IsTeamOnly { get; set; }

    /// <summary>People who are not offered.</summary>
    [Parameter] public IReadOnlyCollection<Guid> Except { get; set; } = [];

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClientDirectory Clients { get; init; }

    [Inject] public required TeamDirectory Team { get; init; }

    private IEnumerable<(string Heading, IReadOnlyList<(PersonName Person, string Sub)> People)> Groups
    {
        get
        {
            var found = clients.Where(client => !Except.Contains(client.Id)).Select(client => (client.InShort, Describe(client))).ToList();
            return new (string, IReadOnlyList<(PersonName, string)>)[] { ("Clients", found), ("Team", [.. TeamFound()]) }
                .Where(group => group.Item2.Count > 0);
        }
    }

    protected override Task OnInitializedAsync() => SearchAsync();

    private IEnumerable<(PersonName Person, string Sub)> TeamFound()
    {
        var told = ToldApart.Members(colleagues.Select(one => (one.Id, one.Name, one.Profession, one.Email))).ToDictionary(one => one.Id);
        return colleagues.Where(one => !Except.Contains(one.Id)).Select(one => (told[one.Id], told[one.Id].Title ?? Describe(one)));
    }

    private async Task SearchAsync()
    {
        var number = ++asked;
        var actor = await CurrentPerson.ActorAsync();
        var found = IsTeamOnly ? [] : (await Clients.SearchAsync(actor, text)).Clients;
        var team = await Team.FindAsync(actor, text);
        if (number == asked)
        {
            (clients, colleagues, isLoaded) = ([.. found.Take(TeamDirectory.FoundAtOnce)], team, true);
        }
    }

    private async Task PressAsync(KeyboardEventArgs pressed)
    {
        if (pressed.Key != "Enter" || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        await SearchAsync();
        var (person, _) = Groups.SelectMany(group => group.People).FirstOrDefault();
        if (person is not null && !IsChosen(person))
        {
            text = "";
            await ToggleAsync(person);
            await SearchAsync();
        }
    }

    private bool IsChosen(PersonName person) => Chosen.Exists(one => one.Id == person.Id);

    private Task ToggleAsync(PersonName person)
    {
        if (Chosen.RemoveAll(one => one.Id == person.Id) == 0)
        {
            Chosen.Add(person);
        }

        return OnChanged.InvokeAsync();
    }

    private static string Describe(ColleagueLine colleague) => colleague.Profession.Length > 0 ? colleague.Profession : colleague.Role.ToString();

    private static string Describe(ClientLine client) => client.BirthDate is { } born ? $"Born {LocalTime.Date(born)}" : client.Relation ?? "Client";
}
