using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain.Audit;
using OrgChat.Domain.People;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Web.Components.Settings;

public sealed partial class AuditClient
{
    private IReadOnlyList<PersonName> found = [];
    private PersonName? shown;
    private string text = "";
    private string heard = "";
    private int active;
    private int asked;

    /// <summary>The client chosen; null for every client.</summary>
    [Parameter, EditorRequired] public required PersonName? Client { get; set; }

    [Parameter, EditorRequired] public required EventCallback<PersonName?> OnChoose { get; set; }

    [Inject] public required AuditTrail Trail { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    private bool IsOpen => found.Count > 0;

    protected override void OnParametersSet()
    {
        if (shown != Client)
        {
            shown = Client;
            text = Client?.Name ?? "";
        }
    }

    private static string OptionId(int index) => $"audit-client-{index}";

    private async Task FindAsync()
    {
        var number = ++asked;
        var answer = text.Trim().Length == 0 ? [] : await Trail.FindClientsAsync(await CurrentPerson.ActorAsync(), text);
        if (number != asked)
        {
            return;
        }

        (found, active) = (answer, 0);
        heard = text.Trim().Length == 0 ? "" : MemberWords.Counted(found.Count, "client found", "clients found");
        if (text.Trim().Length == 0)
        {
            await ChooseAsync(null);
        }
    }

    private Task MoveAsync(KeyboardEventArgs pressed)
    {
        switch (pressed.Key)
        {
            case "ArrowDown" when IsOpen:
                active = (active + 1) % found.Count;
                break;
            case "ArrowUp" when IsOpen:
                active = (active + found.Count - 1) % found.Count;
                break;
            case "Enter" when IsOpen:
                return ChooseAsync(found[active]);
            case "Escape":
                Leave();
                break;
        }

        return Task.CompletedTask;
    }

    private Task ChooseAsync(PersonName? client)
    {
        Close();
        text = client?.Name ?? "";
        return client == Client ? Task.CompletedTask : OnChoose.InvokeAsync(client);
    }

    // Half a name is no choice: the field says again what is chosen.
    private void Leave()
    {
        Close();
        text = Client?.Name ?? "";
    }

    private void Close()
    {
        asked++;
        (found, heard) = ([], "");
    }
}
