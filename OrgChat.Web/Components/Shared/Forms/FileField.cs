using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace OrgChat.Web.Components.Shared.Forms;

/// <summary>A file that is read by the page itself. Its button is pressed through its label.</summary>
public sealed class FileField : InputFile
{
    /// <summary>Set once a choice is heard: the browser’s part starts a moment after the field is drawn.</summary>
    private const string Ready = "data-ready";

    private bool isReady;

    /// <summary>Which kinds are offered, as in HTML.</summary>
    [Parameter, EditorRequired] public required string Accept { get; set; }

    protected override void OnParametersSet() => Describe();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            isReady = true;
            Describe();
            StateHasChanged();
        }
    }

    private void Describe() =>
        AdditionalAttributes = new Dictionary<string, object> { ["class"] = "visually-hidden", ["accept"] = Accept, [Ready] = isReady };
}
