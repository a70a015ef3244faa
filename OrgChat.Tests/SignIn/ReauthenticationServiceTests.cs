using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;
using OtpNet;

namespace OrgChat.Tests.SignIn;

public sealed class ReauthenticationServiceTests : ClinicTest
{
    private const string Password = "mango tram river";

    [Fact]
    public async Task What_is_sensitive_asks_again_after_a_quarter_of_an_hour()
    {
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        var form = new MemberForm("Lena Voss", "lena.voss@lakeside.example", TeamRole.Support, "", false);
        await PassAsync(ines, 14.9);
        await Clinic.Permissions.GrantAsync(ines, Clinic.Nora, Permission.SearchAllClients);
        await PassAsync(ines, 0.2);

        foreach (var act in new Func<Task>[]
        {
            () => Clinic.Permissions.RevokeAsync(ines, Clinic.Nora, Permission.SearchAllClients),
            () => Clinic.Team.InviteAsync(ines, form),
            () => Clinic.Team.OpenSignInAsync(ines, Clinic.Nora),
            () => Clinic.Team.EditAsync(ines, Clinic.Nora, form with { IsAdmin = true }),
            () => Clinic.Team.DeactivateAsync(ines, Clinic.Nora, null),
            () => Clinic.Team.ReactivateAsync(ines, Clinic.Nora),
            () => Clinic.Sessions.EndForMemberAsync(ines, Clinic.Nora),
            () => Clinic.Factors.ResetAsync(ines, Clinic.Nora),
            () => Clinic.Factors.PrepareAsync(ines),
            () => Clinic.Factors.AddAppAsync(ines, AuthenticatorApp.NewSecret(), "000000"),
            () => Clinic.Factors.RemoveAppAsync(ines),
            () => Clinic.Factors.MakeRecoveryCodesAsync(ines),
            () => Clinic.FactorRule.SetAsync(ines, false),
            () => Clinic.Rules.SignOutIdleAsync(ines, new IdleMinutes(10, 10)),
            () => Clinic.Profile.ChangeAsync(ines, new() { Name = "Lakeside Clinic", Language = Language.Spanish }),
        })
        {
            (await Clinic.RefusesAsync(act)).Should().BeOfType<ConfirmationNeededException>();
        }
    }

    [Fact]
    public async Task The_password_confirms_and_so_does_a_code_of_the_app()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Password);
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        var secret = AuthenticatorApp.NewSecret();
        await Clinic.Factors.AddAppAsync(ines, secret, new Totp(secret).ComputeTotp(Clinic.Clock.GetUtcNow().UtcDateTime));

        foreach (var proof in new Func<string>[] { () => Password,
            () => new Totp(secret).ComputeTotp(Clinic.Clock.GetUtcNow().UtcDateTime) })
        {
            await PassAsync(ines, 14);
            await PassAsync(ines, 2);
            await FluentActions.Awaiting(() => Clinic.Factors.PrepareAsync(ines)).Should().ThrowAsync<ConfirmationNeededException>();
            await Clinic.Reauthentication.ConfirmAsync(ines, proof());
            await Clinic.Factors.PrepareAsync(ines);
        }
    }

    [Fact]
    public async Task Wrong_proofs_are_written_down_and_lock_the_account()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Password);
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        for (var attempt = 0; attempt < 5; attempt++)
            await FluentActions.Awaiting(() => Clinic.Reauthentication.ConfirmAsync(ines, "wrong")).Should().ThrowAsync<RefusedException>();

        await FluentActions.Awaiting(() => Clinic.Reauthentication.ConfirmAsync(ines, Password)).Should().ThrowAsync<RefusedException>();

        var record = await Clinic.RecordAsync();
        record.Count(e => e.Action == AuditAction.ConfirmationFailed).Should().Be(6);
        record.Count(e => e.Action == AuditAction.SignInLocked).Should().Be(1);
    }

    // Time passes at the keyboard: the session lives on.
    private Task PassAsync(Actor actor, double minutes) => Clinic.Database.WriteAsync(async db =>
        (await db.Sessions.SingleAsync(s => s.Id == actor.SessionId)).TakeInput(Clinic.Later(minutes)));
}
