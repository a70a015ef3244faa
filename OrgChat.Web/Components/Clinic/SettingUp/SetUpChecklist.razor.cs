using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Clinic.SettingUp;

/// <summary>The checklist of a clinic that begins; whoever left a step out takes it up again here.</summary>
public sealed partial class SetUpChecklist
{
    private SetUpChecklistModel? list;
    private bool hasFailed;
    private bool isInviting;

    /// <summary>What stands here in a clinic that is set up.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Whether somebody wants to see it in any case.</summary>
    [Parameter] public bool IsAsked { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required SetUpChecklistService CheckList { get; init; }

    [Inject] public required SecondFactorService Factors { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    // From what one does elsewhere one comes back to the list.
    private string Here => Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri));

    protected override async Task OnInitializedAsync() => hasFailed = await OrLaterAsync(ReadAsync) is not null;

    // A clinic that ended it is asked no more.
    protected override async Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
    {
        var before = list;
        if ((list is null or { IsUnderWay: true } || IsAsked)
            && changes.Any(change => change is PersonChange or ClinicChange or RefreshChange))
        {
            await ReadAsync();
        }

        return list != before;
    }

    private async Task ReadAsync()
    {
        list = await CheckList.ReadAsync((await CurrentPerson.ActorAsync()).AsScreen());
        hasFailed = false;
    }

    private Task SkipAsync(SetUpStep step) => ChangeAsync(actor => CheckList.SkipAsync(actor, step));

    private Task TakeUpAsync(SetUpStep step) => ChangeAsync(actor => CheckList.TakeUpAsync(actor, step));

    private Task HideAsync() => ChangeAsync(CheckList.EndAsync);

    private Task ChangeAsync(Func<Actor, Task> change) => Attempt.TryAsync(async () =>
    {
        await change(await CurrentPerson.ActorAsync());
        await ReadAsync();
    });

    private Task InvitedAsync()
    {
        isInviting = false;
        return Attempt.TryAsync(ReadAsync);
    }

    // A page of its own, outside the circuit, as on one’s own security page.
    private async Task AddFactorAsync()
    {
        if (await Attempt.TryAsync(async () => await Factors.PrepareAsync(await CurrentPerson.ActorAsync())))
        {
            Navigation.NavigateTo($"/account/add-factor?returnUrl={Here}", forceLoad: true);
        }
    }
}
