using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Mail;
using OrgChat.Web.Sessions;
using OrgChat.Web.SignIn;

namespace OrgChat.Web.Components.SignIn;

/// <summary>
/// Adds a second factor: on the way in, for somebody who has none and needs one, or later, for somebody who is signed in.
/// </summary>
public sealed partial class AddFactor
{
    private Actor actor;
    private HalfwayIn? visitor;
    private SecondFactorModel? sheet;
    private NewAuthenticator? app;
    private SecondFactorAddedModel? added;
    private string? problem;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "new-app")]
    private string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "new-app")]
    private string? Held { get; set; }

    [SupplyParameterFromForm(FormName = "new-passkey")]
    private string? Credential { get; set; }

    [Inject] public required PendingSignIn PendingSignIn { get; init; }

    [Inject] public required SecondStepService Step { get; init; }

    [Inject] public required SecondFactorService Factors { get; init; }

    [Inject] public required NewAuthenticatorService Authenticators { get; init; }

    [Inject] public required PasskeySignIn Passkeys { get; init; }

    [Inject] public required SignInService Door { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [Inject] public required UserManager<Account> Users { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    private string Next => visitor is null ? LocalAddressRules.Or(ReturnUrl, "/account/security") : LocalAddressRules.OrChat(visitor.ReturnUrl);

    private bool IsOnTheWayIn => HttpContext.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);

    protected override async Task OnInitializedAsync()
    {
        if (await WhoAsync() is not { } who)
        {
            Navigation.NavigateTo("/sign-in");
            return;
        }

        actor = who;
        sheet = await Step.SheetAsync(actor.PersonId);
        if (IsOnTheWayIn && sheet.HasAny)
        {
            Navigation.NavigateTo("/sign-in/second-factor");
            return;
        }

        await PrepareAsync();
    }

    private async Task<Actor?> WhoAsync()
    {
        if (!IsOnTheWayIn)
        {
            return SessionCookie.ActorOf(HttpContext.User);
        }

        visitor = await PendingSignIn.CurrentAsync();
        return visitor is null ? null : new Actor(visitor.PersonId, Address: SessionCookie.AddressOf(HttpContext));
    }

    // A confirmation that is too old is asked for where the person came from.
    private async Task PrepareAsync()
    {
        var refused = await Refusal.OfAsync(async () =>
        {
            await Factors.PrepareAsync(actor);
            app = Authenticators.Again(Held, sheet!.Account);
        });
        if (refused is not null)
        {
            Navigation.NavigateTo(Next);
        }
    }

    private Task TakeAppAsync() => TakeAsync(() => Authenticators.SecretOf(Held, actor.PersonId) is { } secret
        ? Factors.AddAppAsync(actor, secret, (Code ?? "").Replace(" ", "", StringComparison.Ordinal))
        : throw new RefusedException("ScanTooLate"));

    private Task TakePasskeyAsync() => TakeAsync(async () => await Passkeys.TakeNewAsync(Credential ?? "", actor.PersonId) is { } passkey
        ? await Factors.AddPasskeyAsync(actor, passkey, HttpContext.Request.Headers.UserAgent)
        : throw new RefusedException("PasskeyFailed"));

    private async Task TakeAsync(Func<Task<SecondFactorAddedModel>> add)
    {
        problem = (await Refusal.OfAsync(async () => added = await add()))?.Message;
        if (added is null)
        {
            return;
        }

        Mail.TellFactorsChanged(added.Account);
        if (visitor is not null)
        {
            await Door.AdmitAsync((await Users.FindByIdAsync(visitor.PersonId.ToString()))!);
        }

        if (added.RecoveryCodes.Count == 0)
        {
            Navigation.NavigateTo(Next);
        }
    }
}
