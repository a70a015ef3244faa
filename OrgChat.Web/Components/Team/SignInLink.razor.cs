using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Team;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Mail;
using static OrgChat.Web.Components.Team.TeamWords;

namespace OrgChat.Web.Components.Team;

public sealed partial class SignInLink
{
    private ElementReference field;
    private string? link;
    private string copied = "";
    private bool isNew;
    private bool isMailed;

    [Parameter, EditorRequired] public required Guid MemberId { get; set; }

    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public bool MakeAtOnce { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required TeamService Team { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

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

    private Task MakeAsync() => Attempt.TryAsync(async () =>
    {
        var made = await Team.OpenSignInAsync(await CurrentPerson.ActorAsync(), MemberId);
        Mail.Invite(made);
        isMailed = Mail.IsConfigured && !made.IsFirst;
        if (isMailed)
        {
            return;
        }

        (link, isNew) = (Navigation.ToAbsoluteUri(AccountMailService.PathOf(made.Code)).ToString(), true);
    });

    private async Task CopyAsync()
    {
        if (await Interop.QuietlyAsync(async () => await Js.InvokeVoidAsync("navigator.clipboard.writeText", link)))
        {
            copied = Words["Copied"];
            return;
        }

        // Browsers allow it on secure pages only.
        copied = Words["NotCopied"];
        await field.FocusAsync();
    }
}
