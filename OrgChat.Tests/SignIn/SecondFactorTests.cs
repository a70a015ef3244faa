using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;
using OtpNet;

namespace OrgChat.Tests.SignIn;

public sealed class SecondFactorTests : ClinicTest
{
    private readonly byte[] secret = AuthenticatorApp.NewSecret();

    [Fact]
    public async Task A_clinic_asks_its_team_for_a_second_factor_by_default_and_no_client()
    {
        (await Clinic.SecondStep.NeedAsync(Clinic.Nora)).Should().Be(SecondFactorNeedKind.SetUp);
        (await Clinic.SecondStep.NeedAsync(Clinic.Ana)).Should().Be(SecondFactorNeedKind.None);
        await AddAppAsync(Clinic.Nora);
        await AddAppAsync(Clinic.Ana);
        (await Clinic.SecondStep.NeedAsync(Clinic.Nora)).Should().Be(SecondFactorNeedKind.Proof);
        (await Clinic.SecondStep.NeedAsync(Clinic.Ana)).Should().Be(SecondFactorNeedKind.Proof, "who has one is asked, whoever they are");
    }

    [Fact]
    public async Task A_code_works_once_also_when_it_comes_twenty_times_at_once()
    {
        await AddAppAsync(Clinic.Nora);
        Clinic.Later(1);
        var code = CodeNow();

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ProveAsync(code))));

        tries.Count(right => right).Should().Be(1);
    }

    [Fact]
    public async Task The_code_that_set_the_app_up_and_every_older_one_are_used()
    {
        Clinic.Later(10);
        var older = CodeNow();
        Clinic.Later(0.5);
        await AddAppAsync(Clinic.Nora);

        (await ProveAsync(CodeNow())).Should().BeFalse();
        (await ProveAsync(older)).Should().BeFalse("the one before would still be within the clock’s tolerance");
        Clinic.Later(0.5);
        (await ProveAsync(CodeNow())).Should().BeTrue();
    }

    [Fact]
    public async Task A_code_of_another_time_or_another_secret_is_wrong()
    {
        await AddAppAsync(Clinic.Nora);
        Clinic.Later(10);
        (await ProveAsync(CodeAt(Clinic.Clock.GetUtcNow().AddMinutes(-5)))).Should().BeFalse();
        (await ProveAsync(CodeAt(Clinic.Clock.GetUtcNow().AddMinutes(5)))).Should().BeFalse();
        (await ProveAsync(new Totp(AuthenticatorApp.NewSecret()).ComputeTotp(Clinic.Clock.GetUtcNow().UtcDateTime))).Should().BeFalse();
        (await ProveAsync("")).Should().BeFalse();
        (await ProveAsync(CodeNow())).Should().BeTrue();
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_then_the_right_one_is_refused_too()
    {
        await AddAppAsync(Clinic.Nora);
        Clinic.Later(10);
        for (var attempt = 0; attempt < 5; attempt++)
            (await ProveAsync("000000")).Should().BeFalse();

        (await ProveAsync(CodeNow())).Should().BeFalse();
        var record = await Clinic.RecordAsync();
        record.Count(e => e.Action == AuditAction.FactorFailed).Should().Be(6);
        record.Count(e => e.Action == AuditAction.SignInLocked).Should().Be(1);
    }

    [Fact]
    public async Task Who_has_the_password_and_guesses_codes_keeps_neither_a_passkey_out_nor_a_known_browser()
    {
        await AddAppAsync(Clinic.Nora);
        var passkey = new UserPasskeyInfo([1, 2, 3], [4], Clinic.Clock.GetUtcNow(), 0, [], isUserVerified: true, isBackupEligible: false,
            isBackedUp: false, [], []);
        await Clinic.Factors.AddPasskeyAsync(new Actor(Clinic.Nora, await Clinic.SessionOfAsync(Clinic.Nora)), passkey, null);
        Clinic.Later(10);
        for (var attempt = 0; attempt < 5; attempt++)
            await ProveAsync("000000");

        (await ProveAsync(CodeNow())).Should().BeFalse();
        (await Clinic.SecondStep.UsedAsync(passkey))!.Id.Should().Be(Clinic.Nora.Id);
        var known = new Visitor("192.0.2.7") { Browsers = [KnownBrowser.Of(await Clinic.AccountAsync(Clinic.Nora))] };
        (await Clinic.SecondStep.ProveAsync(Clinic.Nora, CodeNow(), known)).Should().Be(SecondFactorProofKind.App);
    }

    [Fact]
    public async Task Ten_recovery_codes_come_with_the_first_factor_each_works_once_and_none_is_stored()
    {
        var codes = (await AddAppAsync(Clinic.Nora)).RecoveryCodes;

        codes.Should().HaveCount(10).And.OnlyHaveUniqueItems().And.OnlyContain(code => code.Length == 19);
        var rows = Contents.Of(Clinic.File);
        codes.Should().OnlyContain(code => !rows.Exists(row => row.Contains(code) || row.Contains(code.Replace("-", ""))));
        (await ProveAsync(codes[3].ToLowerInvariant().Replace("-", " "))).Should().BeTrue();
        (await ProveAsync(codes[3])).Should().BeFalse();
        (await ProveAsync(codes[4])).Should().BeTrue();
        (await Clinic.Factors.OpenAsync(Clinic.Nora)).RecoveryCodesLeft.Should().Be(8);
        (await Clinic.RecordAsync()).Where(e => e.Action == AuditAction.RecoveryCodeUsed).Select(e => e.Address)
            .Should().Equal("203.0.113.9", "203.0.113.9");
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        var old = (await AddAppAsync(Clinic.Nora)).RecoveryCodes;

        var codes = await Clinic.Factors.MakeRecoveryCodesAsync(Clinic.Nora);

        (await ProveAsync(old[0])).Should().BeFalse();
        (await ProveAsync(codes[0])).Should().BeTrue();
    }

    [Fact]
    public async Task The_apps_secret_is_sealed()
    {
        await AddAppAsync(Clinic.Nora);

        var sealedSecret = await Clinic.Database.ReadAsync(db => db.AuthenticatorApps.Select(app => app.SealedSecret).SingleAsync());
        sealedSecret.AsSpan().IndexOf(secret).Should().Be(-1);
        Contents.Of(Clinic.File).Should().NotContain(row => row.Contains(AuthenticatorApp.InWords(secret)));
    }

    [Fact]
    public async Task On_the_way_in_nobody_adds_a_factor_beside_those_they_did_not_prove()
    {
        await AddAppAsync(Clinic.Nora);

        (await Clinic.RefusesAsync(() => AddAppAsync(Clinic.Nora))).Message.Should().StartWith("This account has a second factor.");
    }

    [Fact]
    public async Task A_wrong_first_code_adds_nothing()
    {
        (await Clinic.RefusesAsync(() => Clinic.Factors.AddAppAsync(Clinic.Nora, secret, "000000"))).Message
            .Should().StartWith("This code is not right.");
    }

    [Fact]
    public async Task The_last_factor_stays_while_the_clinic_asks_for_one()
    {
        await AddAppAsync(Clinic.Nora);

        (await Clinic.RefusesAsync(() => Clinic.Factors.RemoveAppAsync(Clinic.Nora))).Message
            .Should().StartWith("Your clinic asks for a second factor");
        await Clinic.FactorRule.SetAsync(Clinic.Ines, false);
        await Clinic.Factors.RemoveAppAsync(Clinic.Nora);
        (await Clinic.SecondStep.NeedAsync(Clinic.Nora)).Should().Be(SecondFactorNeedKind.None);
    }

    [Fact]
    public async Task Asking_for_a_second_factor_signs_out_who_has_none_and_nobody_else()
    {
        await Clinic.FactorRule.SetAsync(Clinic.Ines, false);
        await AddAppAsync(Clinic.Nora);
        var (nora, sam, ana) =
            (await Clinic.SessionOfAsync(Clinic.Nora), await Clinic.SessionOfAsync(Clinic.Sam), await Clinic.SessionOfAsync(Clinic.Ana));
        (await Clinic.FactorRule.OpenAsync(Clinic.Ines)).Should().Be(new SecondFactorRuleModel(false, 5));

        await Clinic.FactorRule.SetAsync(Clinic.Ines, true);

        (await Clinic.Colleagues.SelfAsync(new Actor(Clinic.Nora, nora))).Name.Should().Be("Nora Fields");
        (await Clinic.Colleagues.SelfAsync(new Actor(Clinic.Ana, ana))).Name.Should().Be("Ana Ruiz");
        await FluentActions.Awaiting(() => Clinic.Colleagues.SelfAsync(new Actor(Clinic.Sam, sam)))
            .Should().ThrowAsync<SessionEndedException>();
    }

    [Fact]
    public async Task An_admin_resets_a_lost_factor_of_a_colleague_and_never_their_own()
    {
        await AddAppAsync(Clinic.Nora);
        var session = await Clinic.SessionOfAsync(Clinic.Nora);

        await Clinic.Factors.ResetAsync(Clinic.Ines, Clinic.Nora);

        (await Clinic.SecondStep.NeedAsync(Clinic.Nora)).Should().Be(SecondFactorNeedKind.SetUp);
        await FluentActions.Awaiting(() => Clinic.Colleagues.SelfAsync(new Actor(Clinic.Nora, session)))
            .Should().ThrowAsync<SessionEndedException>();
        (await Clinic.RecordAsync())
            .Should().Contain(e => e.Action == AuditAction.FactorsReset && e.ActorId == Clinic.Ines.Id && e.SubjectId == Clinic.Nora.Id);
        await Clinic.RefusesAsync(() => Clinic.Factors.ResetAsync(Clinic.Ines, Clinic.Ines));
        await Clinic.HidesAsync(() => Clinic.Factors.ResetAsync(Clinic.Sam, Clinic.Nora), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Factors.ResetAsync(Clinic.Ida, Clinic.Nora), MissingKind.TeamMember);
        await Clinic.HidesAsync(() => Clinic.FactorRule.SetAsync(Clinic.Sam, false), MissingKind.Page);
    }

    private Task<SecondFactorAddedModel> AddAppAsync(Someone someone) => Clinic.Factors.AddAppAsync(someone, secret, CodeNow());

    private async Task<bool> ProveAsync(string code) =>
        await Clinic.SecondStep.ProveAsync(Clinic.Nora, code, new("203.0.113.9")) != SecondFactorProofKind.None;

    private string CodeNow() => CodeAt(Clinic.Clock.GetUtcNow());

    private string CodeAt(DateTimeOffset moment) => new Totp(secret).ComputeTotp(moment.UtcDateTime);
}
