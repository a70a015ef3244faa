using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// Gives the focus to the heading of a page that was opened, so that it is read out. Unlike the framework’s own FocusOnNavigate it takes it
/// from nobody who writes on the page already, which a slow line would let them do before the heading is asked for.
/// </summary>
public sealed class PageFocus : ComponentBase
{
    private Type? shown;
    private bool isNew;

    [Parameter, EditorRequired] public required Microsoft.AspNetCore.Components.RouteData RouteData { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    protected override void OnParametersSet() => (isNew, shown) = (isNew || shown != RouteData.PageType, RouteData.PageType);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isNew)
        {
            isNew = false;
            await Js.InvokeVoidAsync("orgChat.enterPage");
        }
    }
}
