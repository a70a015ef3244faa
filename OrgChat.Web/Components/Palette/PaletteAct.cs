using Microsoft.AspNetCore.Components;

namespace OrgChat.Web.Components.Palette;

/// <summary>
/// An act the palette offers. It stands beside its button, under the same condition, so that who may is said once; it draws nothing.
/// </summary>
public class PaletteAct : ComponentBase, IDisposable
{
    private (string, string?)? told;
    private bool isAdded;

    [Parameter] public PaletteKind Kind { get; set; } = PaletteKind.Act;

    [Parameter, EditorRequired] public required string Icon { get; set; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The key that does the same, pressed alone.</summary>
    [Parameter] public string? Key { get; set; }

    [Parameter] public string? Href { get; set; }

    /// <summary>Without one, the browser presses what has the key.</summary>
    [Parameter] public EventCallback OnChoose { get; set; }

    [Inject] public required PaletteStore Store { get; init; }

    /// <summary>False for what stands in a menu and not in the palette.</summary>
    protected virtual bool IsOffered => true;

    public void Dispose()
    {
        if (isAdded)
        {
            Store.Remove(this);
        }

        GC.SuppressFinalize(this);
    }

    internal PaletteLine Line => new(Kind, Icon, Title)
    {
        Keys = Key is null ? [] : [Key],
        Href = Href,
        Presses = Href is null && !OnChoose.HasDelegate ? Key?.ToLowerInvariant() : null,
        Do = OnChoose.HasDelegate ? DoAsync : null,
    };

    protected override void OnInitialized()
    {
        isAdded = IsOffered;
        if (isAdded)
        {
            Store.Add(this);
        }
    }

    protected override void OnParametersSet()
    {
        if (!isAdded)
        {
            return;
        }

        var isOther = told is not null && told != (Title, Key);
        told = (Title, Key);
        if (isOther)
        {
            Store.Tell();
        }
    }

    // What went meanwhile is not done any more.
    private Task DoAsync() => Store.Acts.Contains(this) ? OnChoose.InvokeAsync() : Task.CompletedTask;
}
