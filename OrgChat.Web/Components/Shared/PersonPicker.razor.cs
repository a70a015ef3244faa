using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain;
using OrgChat.Domain.People;

namespace OrgChat.Web.Components.Shared;

/// <summary>A field for a person one may find by name.</summary>
public sealed partial class PersonPicker
{
    private IReadOnlyList<PersonName> found = [];
    private PersonName? shown;
    private string text = "";
    private string heard = "";
    private int active;
    private int asked;

    [Parameter, EditorRequired] public required string Id { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public required string Placeholder { get; set; }

    /// <summary>Who is chosen; null for everybody.</summary>
    [Parameter, EditorRequired] public required PersonName? Person { get; set; }

    [Parameter, EditorRequired] public required Func<string, Task<IReadOnlyList<PersonName>>> Find { get; set; }

    [Parameter, EditorRequired] public required EventCallback<PersonName?> OnChoose { get; set; }

    private bool IsOpen => found.Count > 0;

    private string ListId => $"{Id}-list";

    protected override void OnParametersSet()
    {
        if (shown != Person)
        {
            shown = Person;
            text = Person?.InFull() ?? "";
        }
    }

    private string OptionId(int index) => $"{Id}-{index}";

    private async Task FindAsync()
    {
        var (number, sought) = (++asked, text.Trim());
        var answer = sought.Length == 0 ? [] : await FindSafelyAsync(sought);
        if (number != asked)
        {
            return;
        }

        (found, active) = (answer, 0);
        heard = sought.Length == 0 ? "" : found.Count == 1 ? "1 person found" : $"{found.Count} people found";
        if (sought.Length == 0)
        {
            await ChooseAsync(null);
        }
    }

    private async Task<IReadOnlyList<PersonName>> FindSafelyAsync(string sought)
    {
        try
        {
            return await Find(sought);
        }
        catch (RefusedException)
        {
            return []; // Busy just now: the next key asks again.
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

    private Task ChooseAsync(PersonName? person)
    {
        Close();
        text = person?.InFull() ?? "";
        return person == Person ? Task.CompletedTask : OnChoose.InvokeAsync(person);
    }

    // Half a name is no choice: the field says again who is chosen.
    private void Leave()
    {
        Close();
        text = Person?.InFull() ?? "";
    }

    private void Close()
    {
        asked++;
        (found, heard) = ([], "");
    }
}
