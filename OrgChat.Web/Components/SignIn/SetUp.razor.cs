using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Sessions;
using OrgChat.Web.SignIn;

namespace OrgChat.Web.Components.SignIn;

/// <summary>Where the link on the console leads; once there is an organization, to the sign-in.</summary>
public sealed partial class SetUp
{
    private string? problem;
    private bool isOpen;

    [SupplyParameterFromForm(FormName = "set-up")]
    private SetUpFields? Form { get; set; }

    [Inject] public required SetUpService Clinics { get; init; }

    [Inject] public required SignInService Door { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    private Language Chosen => Language.Of(Form?.Language) ?? Language.Of(Language.Current.Code) ?? Language.English;

    protected override async Task OnInitializedAsync()
    {
        isOpen = await Clinics.IsOpenAsync();
        if (!isOpen)
        {
            Navigation.NavigateTo("/sign-in");
        }
    }

    private async Task SetUpAsync() => problem = (await Refusal.OfAsync(async () =>
    {
        var form = new SetUpForm(
            Form?.Organization ?? "", Form?.Name ?? "", Form?.Email ?? "", Form?.Password ?? "", Chosen, Form?.TimeZone);
        var admin = await Clinics.UseAsync(Form?.Code ?? "", form, SessionCookie.AddressOf(HttpContext));
        Navigation.NavigateTo(await Door.EnterAsync(admin, "/chat"));
    }))?.Message;
}

/// <summary>What the first admin fills in.</summary>
public sealed class SetUpFields
{
    public string Code { get; set; } = "";

    public string Organization { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>The code of the language the clinic speaks.</summary>
    public string? Language { get; set; }

    /// <summary>The IANA name of the zone the browser is in; nothing where no script runs.</summary>
    public string? TimeZone { get; set; }

    public string Password { get; set; } = "";
}
