using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Accounts;

public sealed class AccountLinkServiceTests : ClinicTest
{
    private const string Wanted = "mango tram river";
    private const string Nora = "nora.fields@lakeside.example";

    [Fact]
    public async Task A_link_sets_the_password_once()
    {
        var code = await InviteNoraAsync();
        (await Clinic.Links.LookAsync(code))
            .Should()
            .BeEquivalentTo(
                new { State = AccountLinkState.Open, Account = new { Name = "Nora Fields", Organization = "Lakeside Clinic" } });

        await Clinic.Links.UseAsync(code, Wanted, null);

        (await Clinic.SignIn.OpenAsync(Nora, Wanted, new(null))).Should().ContainSingle();
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.PasswordReset, ActorName = "Nora Fields" });
        (await Clinic.Links.LookAsync(code)).Should().Be(new AccountLinkModel(AccountLinkState.Used, null));
        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(code, "another tram river", null))).Message
            .Should().StartWith("This link has been used.");
    }

    [Fact]
    public async Task Of_twenty_uses_at_once_one_wins()
    {
        var code = await InviteNoraAsync();

        var done = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => TryAsync(code, $"mango tram river {i}"))));

        done.Count(one => one).Should().Be(1);
    }

    [Theory]
    [InlineData(AccountLinkKind.Invitation, 3 * 24 * 60)]
    [InlineData(AccountLinkKind.Reset, 60)]
    public async Task A_link_lives_a_short_while(AccountLinkKind kind, int minutes)
    {
        var code = kind == AccountLinkKind.Reset ? await AskAsync() : await InviteNoraAsync();
        Clinic.Later(minutes - 0.1);
        (await Clinic.Links.LookAsync(code)).State.Should().Be(AccountLinkState.Open);

        Clinic.Later(0.1);

        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(code, Wanted, null))).Message
            .Should().Be("This link is too old. Ask for a new one.");
    }

    [Fact]
    public async Task A_newer_link_replaces_the_older_one()
    {
        var older = await InviteNoraAsync();
        var newer = await AskAsync();

        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(older, Wanted, null))).Message
            .Should().StartWith("A newer link has replaced this one.");
        await Clinic.Links.UseAsync(newer, Wanted, null);
    }

    [Fact]
    public async Task An_invented_code_and_the_link_of_somebody_who_left_open_nothing()
    {
        var code = await InviteNoraAsync();
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);

        foreach (var nothing in new[] { code, "", "x", new string('A', 43) })
            (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(nothing, Wanted, null))).Message
                .Should().StartWith("This link is not known.");
    }

    [Fact]
    public async Task A_refused_password_does_not_use_the_link_up()
    {
        var code = await InviteNoraAsync();

        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(code, "nora.fields2026", null))).Message
            .Should().StartWith("This password is easy to guess");

        await Clinic.Links.UseAsync(code, Wanted, null);
    }

    [Fact]
    public async Task The_code_is_nowhere_in_the_database()
    {
        var code = await InviteNoraAsync();

        code.Should().HaveLength(43, "256 bits");
        Contents.Of(Clinic.File).Should().NotContain(row => row.Contains(code));
    }

    [Fact]
    public async Task Forgetting_makes_a_link_for_each_account_of_the_address_and_none_for_a_stranger()
    {
        await Clinic.Team.InviteAsync(Clinic.Ida, new("Nora Fields", Nora, TeamRole.Support, "", false));

        (await Clinic.Links.AskResetAsync(" NORA.fields@lakeside.example", null)).Select(link => link.Account.Organization)
            .Should().BeEquivalentTo("Lakeside Clinic", "Riverside Physio");
        (await Clinic.Links.AskResetAsync("nobody@lakeside.example", null)).Should().BeEmpty();
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        (await Clinic.Links.AskResetAsync(Nora, null)).Select(link => link.Account.Organization).Should().Equal("Riverside Physio");
    }

    [Fact]
    public async Task Nobodys_mailbox_is_flooded()
    {
        for (var asked = 0; asked < 10; asked++)
            await Clinic.Links.AskResetAsync(Nora, null);

        (await Clinic.RecordAsync()).Count(e => e.Action == AuditAction.ResetRequested).Should().Be(AccountLinkService.ResetsAnHour);
        Clinic.Later(61);
        (await Clinic.Links.AskResetAsync(Nora, null)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_new_password_by_link_ends_the_lock_and_every_cookie()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, "another tram river");
        for (var attempt = 0; attempt < 5; attempt++)
            await Clinic.SignIn.OpenAsync(Nora, "wrong", new(null));

        var before = (await Clinic.AccountAsync(Clinic.Nora)).SecurityStamp;
        await Clinic.Links.UseAsync(await AskAsync(), Wanted, null);

        (await Clinic.SignIn.OpenAsync(Nora, Wanted, new(null))).Should().ContainSingle();
        (await Clinic.AccountAsync(Clinic.Nora)).SecurityStamp.Should().NotBe(before);
    }

    [Fact]
    public async Task Ones_own_password_is_changed_with_the_current_one_only()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Wanted);

        var wrong = () => Clinic.Passwords.ChangeAsync(Clinic.Nora, "not it", "another tram river");
        (await wrong.Should().ThrowAsync<RefusedException>()).Which.Message.Should().StartWith("The current password is not right.");
        (await Clinic.LastRecordAsync()).Action.Should().Be(AuditAction.ConfirmationFailed);

        await Clinic.Passwords.ChangeAsync(Clinic.Nora, Wanted, "another tram river");
        (await Clinic.SignIn.OpenAsync(Nora, "another tram river", new(null))).Should().ContainSingle();
        (await Clinic.SignIn.OpenAsync(Nora, Wanted, new(null))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_is_invited_by_whoever_may_open_their_page_and_only_while_they_have_no_password()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.HidesAsync(() => Clinic.Invitations.InviteAsync(Clinic.Nora, Clinic.Ana), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.Invitations.InviteAsync(Clinic.Ida, Clinic.Ana), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.Invitations.InviteAsync(Clinic.Tomas, Clinic.Ana), MissingKind.Page);

        var invitation = await Clinic.Invitations.InviteAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.LastRecordAsync())
            .Should().BeEquivalentTo(new { Action = AuditAction.ClientInvited, ActorName = "Dr. Maria Lopez", ClientName = "Ana Ruiz" });
        await Clinic.Links.UseAsync(invitation.Code, Wanted, null);
        (await Clinic.SignIn.OpenAsync("ana.ruiz@mail.example", Wanted, new(null))).Should().ContainSingle();
        (await Clinic.RefusesAsync(() => Clinic.Invitations.InviteAsync(Clinic.Maria, Clinic.Ana))).Message
            .Should().StartWith("Ana Ruiz signs in already.");
    }

    private async Task<string> InviteNoraAsync() => (await Clinic.Team.OpenSignInAsync(Clinic.Ines, Clinic.Nora)).Code;

    private async Task<string> AskAsync() => (await Clinic.Links.AskResetAsync(Nora, null)).Single().Code;

    private async Task<bool> TryAsync(string code, string password)
    {
        try
        {
            await Clinic.Links.UseAsync(code, password, null);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
