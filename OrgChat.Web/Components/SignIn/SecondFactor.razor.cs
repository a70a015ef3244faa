using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Mail;
using OrgChat.Web.SignIn;
using static OrgChat.Web.Components.SignIn.SignInWords;

namespace OrgChat.Web.Components.SignIn;

/// <summary>The second step of a sign-in; nothing of the clinic loads before it is done.</summary>
public sealed partial class SecondFactor
{
    private HalfwayIn? visitor;
    private SecondFactorModel? sheet;
    private string? problem;

    [SupplyParameterFromForm(FormName = "code")]
    private string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private string? Credential { get; set; }

    [Inject] public required PendingSignIn PendingSignIn { get; init; }

    [Inject] public required SecondStepService Step { get; init; }

    [Inject] public required KnownBrowserService Browsers { get; init; }

    [Inject] public required PasskeySignIn Passkeys { get; init; }

    [Inject] public required SignInService Door { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [Inject] public required UserManager<Account> Users { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    protected override async Task OnInitializedAsync()
    {
        visitor = await PendingSignIn.CurrentAsync();
        sheet = visitor is null ? null : await Step.SheetAsync(visitor.PersonId);
        if (sheet is not { HasAny: true })
        {
            Navigation.NavigateTo("/sign-in");
        }
    }

    private async Task TakeCodeAsync()
    {
        if (visitor is null)
        {
            // The ten minutes are over.
            Navigation.NavigateTo("/sign-in");
            return;
        }

        var proof =
            await Step.ProveAsync(visitor.PersonId, (Code ?? "").Trim(), Browsers.VisitorOf(HttpContext), HttpContext.RequestAborted);
        if (proof == SecondFactorProofKind.RecoveryCode)
        {
            Mail.TellRecoveryCodeUsed(sheet!.Account);
        }

        if (proof != SecondFactorProofKind.None)
        {
            await AdmitAsync();
        }
        else
        {
            problem =
                Words["CodeNotRight"];
        }
    }

    private async Task TakePasskeyAsync()
    {
        var passkey = await Passkeys.AnswerAsync(Credential ?? "");
        if (passkey is not null && (await Step.UsedAsync(passkey))?.Id == visitor!.PersonId)
        {
            await AdmitAsync();
        }
        else
        {
            problem = Words["PasskeyNotYours"];
        }
    }

    private async Task AdmitAsync()
    {
        await Door.AdmitAsync((await Users.FindByIdAsync(visitor!.PersonId.ToString()))!);
        Navigation.NavigateTo(LocalAddressRules.OrChat(visitor.ReturnUrl));
    }
}
