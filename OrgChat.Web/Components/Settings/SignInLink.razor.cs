using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Web.Accounts;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Settings;

public sealed partial class SignInLink
{
    private readonly Attempt attempt = new();
    private ElementReference field;
    private string? link;
    private string copied = "";
    private bool isNew;

    [Parameter, EditorRequired] public required Guid MemberId { get; set; }

    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public bool MakeAtOnce { get; set; }

    [Inject] public required IServiceScopeFactory Scopes { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    protected override Task OnInitializedAsync() => MakeAtOnce ? MakeAsync() : Task.CompletedTask;

    // What was pressed is gone: the focus goes to what it made.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isNew)
        {
            isNew = false;
            await field.FocusAsync();
        }
    }

    // In a scope of its own: Identity’s context must not live as long as a circuit, nor be used twice at once.
    private Task MakeAsync() => attempt.TryAsync(async () =>
    {
        await using var scope = Scopes.CreateAsyncScope();
        var path = await scope.ServiceProvider.GetRequiredService<PasswordLinks>().MakeAsync(await CurrentPerson.ActorAsync(), MemberId);
        (link, isNew) = (Navigation.ToAbsoluteUri(path).ToString(), true);
    });

    private async Task CopyAsync()
    {
        try
        {
            await Js.InvokeVoidAsync("navigator.clipboard.writeText", link);
            copied = "Copied.";
        }
        catch (JSException)
        {
            // Browsers allow it on secure pages only.
            copied = "This browser does not let the page copy. Select the link and copy it.";
            await field.FocusAsync();
        }
    }
}
