using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Mail;
using OrgChat.Web.Sessions;
using static OrgChat.Web.Components.SignIn.SignInWords;

namespace OrgChat.Web.Components.SignIn;

/// <summary>
/// Where a link from a mail leads. Opening it uses nothing up, because mail scanners open links too; only the password does. It signs
/// nobody in: the new password and the second factor are asked for as ever.
/// </summary>
public sealed partial class ChoosePassword
{
    private AccountName? account;
    private string? problem;
    private bool isDone;
    private bool isChoosing;
    private bool needsSecondCode;
    private bool needsAddress;

    [SupplyParameterFromForm(FormName = "open-link", Name = "Code")]
    private string? OpenedCode { get; set; }

    [SupplyParameterFromForm(FormName = "open-letter")]
    private string? Letter { get; set; }

    [SupplyParameterFromForm(FormName = "choose-password")]
    private string? SecondCode { get; set; }

    [SupplyParameterFromForm(FormName = "choose-password")]
    private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "choose-password", Name = "Code")]
    private string? ChosenCode { get; set; }

    [SupplyParameterFromForm(FormName = "choose-password")]
    private string? Password { get; set; }

    [Inject] public required AccountLinkService Links { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    private string GivenCode => OpenedCode ?? Letter ?? ChosenCode ?? "";

    // A form that is posted has to be on the page before it is handled.
    protected override void OnInitialized() => isChoosing = ChosenCode is not null;

    private async Task LookAsync()
    {
        var seen = await Links.LookAsync(GivenCode);
        (account, needsSecondCode, needsAddress) = (seen.Account, seen.NeedsSecondCode, seen.NeedsAddress);
        problem = account is not null ? null
            : Letter is not null && seen.State == AccountLinkState.Unknown
            ? Words["CodeNotKnown"].Value
            : AccountLinkText.Of(seen.State);
    }

    private async Task ChooseAsync()
    {
        var refused = await Refusal.OfAsync(async () => Mail.TellPasswordChanged(
            await Links.UseAsync(GivenCode, Password ?? "", SessionCookie.AddressOf(HttpContext), SecondCode, Email)));
        isDone = refused is null;
        if (refused is not null)
        {
            await LookAsync();
            (problem, isChoosing) = (refused.Message, false);
        }
    }
}
