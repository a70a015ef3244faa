using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Clinic;
using static OrgChat.Web.Components.SignIn.SignInWords;

namespace OrgChat.Web.Components.SignIn;

/// <summary>The one door for team members and clients; a plain page, so that strangers get no circuit.</summary>
public sealed partial class SignIn
{
    private string? problem;
    private bool isNew;

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private string? Credential { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [Inject] public required SetUpService SetUp { get; init; }

    [Inject] public required OrganizationNameService Organizations { get; init; }

    private IReadOnlyList<OrganizationModel> Clinics { get; set; } = [];

    protected override async Task OnInitializedAsync() => isNew = await SetUp.IsOpenAsync();

    private async Task UsePasskeyAsync()
    {
        if (await Door.EnterByPasskeyAsync(Credential ?? "", ReturnUrl) is { } address)
        {
            Navigation.NavigateTo(address);
        }
        else
        {
            problem = Words["PasskeyOpensNothing"];
        }
    }

    private async Task SignInAsync()
    {
        var opened = await Door.OpenedByAsync(Form?.Email ?? "", Form?.Password ?? "");
        var chosen = opened is [var only] ? only : opened.FirstOrDefault(account => account.OrganizationId == Form?.OrganizationId);
        if (chosen is not null)
        {
            Navigation.NavigateTo(await Door.EnterAsync(chosen, ReturnUrl));
        }
        else if (opened.Count > 1)
        {
            problem = Words["SeveralClinics"];
            Clinics = await Organizations.OfAsync([.. opened.Select(account => account.OrganizationId)]);
        }
        else
        {
            problem = Words["SignInFailed"];
        }
    }
}

/// <summary>What a person fills in to sign in.</summary>
public sealed class SignInForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public Guid? OrganizationId { get; set; }
}
