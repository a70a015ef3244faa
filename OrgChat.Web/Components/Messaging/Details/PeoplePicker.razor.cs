using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Forms;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Details;

/// <summary>
/// Chooses people for a conversation, one after the other: the clients one can find, and colleagues, or colleagues alone.
/// </summary>
public sealed partial class PeoplePicker
{
    private readonly Dictionary<Guid, string> about = [];
    private PersonPicker? picker;

    [Parameter, EditorRequired] public required string Id { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The chosen people; changed in place.</summary>
    [Parameter, EditorRequired] public required List<PersonName> Chosen { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>Filled with those of the people found who are clients.</summary>
    [Parameter] public ISet<Guid>? Clients { get; set; }

    /// <summary>Whether only colleagues are offered.</summary>
    [Parameter] public bool IsTeamOnly { get; set; }

    /// <summary>People who are not offered.</summary>
    [Parameter] public IReadOnlyCollection<Guid> Except { get; set; } = [];

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClientService Directory { get; init; }

    [Inject] public required TeamDirectoryService Team { get; init; }

    private async Task<IReadOnlyList<PersonName>> FindAsync(string name)
    {
        var actor = await CurrentPerson.ActorAsync();
        var clients = IsTeamOnly ? [] : (await Directory.SearchAsync(actor, name)).Rows.Take(TeamDirectoryService.FoundAtOnce).ToList();
        Clients?.UnionWith(clients.Select(client => client.Id));
        var found = clients.Select(client => (Person: client.InShort, About: Describe(client)))
            .Concat(ToldApart(await Team.FindAsync(actor, name)))
            .Where(one => !Except.Contains(one.Person.Id) && !Chosen.Exists(chosen => chosen.Id == one.Person.Id))
            .ToList();
        found.ForEach(one => about[one.Person.Id] = one.About);
        return [.. found.Select(one => one.Person)];
    }

    private static IEnumerable<(PersonName Person, string About)> ToldApart(IReadOnlyList<ColleagueModel> colleagues)
    {
        var told = NamesakeText.Members(colleagues.Select(one => (one.Id, one.Name, one.Profession, one.Email)))
            .ToDictionary(one => one.Id);
        return colleagues.Select(one => (told[one.Id], told[one.Id].Title ?? Describe(one)));
    }

    private Task ChooseAsync(PersonName? person)
    {
        if (person is null)
        {
            return Task.CompletedTask;
        }

        Chosen.Add(person);
        return OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync(PersonName person)
    {
        Chosen.RemoveAll(one => one.Id == person.Id);
        await OnChanged.InvokeAsync();
        await picker!.FocusAsync(); // What was pressed is gone.
    }

    private static string Describe(ColleagueModel colleague) =>
        colleague.Profession.Length > 0 ? colleague.Profession : colleague.Role.Text();

    private static string Describe(ClientModel client) =>
        client.BirthDate is { } born ? Words["ClientBorn", LocalTimeText.Date(born)] : client.Relation ?? Words["Client"];
}
