using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Conversations;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Chat;

/// <summary>Finds the client to add to a conversation; choosing one asks a second time.</summary>
public sealed partial class ClientChoice
{
    private readonly string titleId = $"client-{Guid.NewGuid():N}";
    private IReadOnlyList<FamilyLine> family = [];
    private IReadOnlyList<ClientLine> found = [];
    private string text = "";
    private int asked;
    private bool isOpen;

    [Parameter, EditorRequired] public required ConversationDetails Details { get; set; }

    [Parameter, EditorRequired] public required EventCallback<Newcomer> OnChoose { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClientDirectory Clients { get; init; }

    private IEnumerable<Newcomer> Offered => text.Length == 0
        ? family.Select(Newcomer.Of)
        : found.Where(client => Details.People.All(person => person.Id != client.Id))
            .Select(client => family.FirstOrDefault(relative => relative.Id == client.Id) is { } relative ? Newcomer.Of(relative) : Newcomer.Of(client));

    private async Task OpenAsync()
    {
        family = await Clients.FamilyAsync(await CurrentPerson.ActorAsync(), [.. Details.Clients.Select(client => client.Id)]);
        isOpen = true;
    }

    private async Task SearchAsync()
    {
        var (number, sought) = (++asked, text);
        var page = await Clients.SearchAsync(await CurrentPerson.ActorAsync(), sought);
        if (number == asked)
        {
            found = [.. page.Clients.Take(TeamDirectory.FoundAtOnce)];
        }
    }

    private static string About(Newcomer one) => string.Join(" · ", new[]
    {
        one.Family is { } family ? family.InWords() : "",
        one.BirthDate is { } born ? $"Born {LocalTime.Date(born)}" : "",
    }.Where(word => word.Length > 0));
}
