using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Permissions;

/// <summary>The one exception of rule 1: while nobody else could, the only admin gives themself permissions, and everybody reads it.</summary>
public sealed class OnlyAdminTests : ClinicTest
{
    private const Permission Chat = Permission.OrganizationChat;

    /// <summary>Who else there is beside Ines, and whether she may then give herself permissions.</summary>
    public static TheoryData<string, Func<TestClinic, Task>, bool> Others() => new()
    {
        { "nobody else is an admin", _ => Task.CompletedTask, true },
        { "another admin is active", clinic => clinic.HasAdminAsync(clinic.Nora), false },
        { "the other admin has left", async clinic =>
            {
                await clinic.HasAdminAsync(clinic.Nora);
                await clinic.Team.DeactivateAsync(clinic.Ines, clinic.Nora, null);
            }, true },
        { "the other admin was invited and never chose a password", clinic => clinic.Database.WriteAsync(async db =>
            (await db.TeamMembers.SingleAsync(m => m.Id == clinic.Nora.Id)).MakeAdmin()), true },
        { "the admin of another organization is active", clinic => clinic.HasPasswordAsync(clinic.Ida, "quiet lamp orchard"), true },
        { "the other admin is one no more", async clinic =>
            {
                await clinic.HasAdminAsync(clinic.Nora);
                await clinic.Database.WriteAsync(async db =>
                    (await db.TeamMembers.SingleAsync(m => m.Id == clinic.Nora.Id)).StopBeingAdmin());
            }, true },
        { "a colleague without the role is active", clinic => clinic.HasPasswordAsync(clinic.Nora, "quiet lamp orchard"), true },
    };

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public async Task An_admin_gives_themself_permissions_only_while_nobody_else_could(string situation, Func<TestClinic, Task> beside,
        bool mayDoIt)
    {
        await beside(Clinic);

        var sheet = await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Ines);
        (sheet.CanChange, sheet.IsAsOnlyAdmin).Should().Be((mayDoIt, mayDoIt), situation);
        if (mayDoIt)
        {
            await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Ines, Chat);
        }
        else
        {
            (await Clinic.RefusesAsync(() => Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Ines, Chat)))
                .Message.Should().Be("You can’t change your own permissions. Ask another admin.");
        }

        (await Clinic.PersonAsync(Clinic.Ines)).Can(Chat).Should().Be(mayDoIt, situation);
    }

    [Fact]
    public async Task The_record_says_that_it_was_the_only_admin()
    {
        await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Ines, Chat);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Ines, Chat);

        var record = await Clinic.RecordAsync();
        record.Should().HaveCount(5).And.OnlyContain(entry => entry.Right == AuditRight.OnlyAdmin
            && entry.ActorName == "Ines Romero" && entry.SubjectName == "Ines Romero");
        record[^1].Action.Should().Be(AuditAction.PermissionRevoked);
    }

    [Fact]
    public async Task What_is_given_to_somebody_else_is_an_ordinary_act()
    {
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);

        (await Clinic.LastRecordAsync()).Right.Should().Be(AuditRight.Admin);
        (await MemberAsync(Clinic.Nora)).GaveThemself.Should().Be(Permission.None);
    }

    [Fact]
    public async Task Without_proving_again_who_they_are_nothing_is_given()
    {
        var screen = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        await Clinic.ForgetConfirmationsAsync();

        (await Clinic.RefusesAsync(() => Clinic.Permissions.GrantWithAllItNeedsAsync(screen, Clinic.Ines, Chat)))
            .Should().BeOfType<ConfirmationNeededException>();
    }

    [Fact]
    public async Task The_team_page_shows_it_for_as_long_as_they_have_it_and_no_longer()
    {
        await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Ines, Chat);
        var given = await MemberAsync(Clinic.Ines);
        (given.GaveThemself, given.GaveThemselfAt).Should().Be((PermissionSet.Full.Value, Clinic.Clock.GetUtcNow()));

        await Clinic.HasAdminAsync(Clinic.Nora);
        await Clinic.Permissions.RevokeAsync(Clinic.Nora, Clinic.Ines, Chat);
        (await MemberAsync(Clinic.Ines)).GaveThemself.Should().Be(TestClinic.TheThree);

        foreach (var permission in TestClinic.TheThree.Each())
        {
            await Clinic.Permissions.RevokeAsync(Clinic.Nora, Clinic.Ines, permission);
        }

        await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Nora, Clinic.Ines, Chat);
        var anew = await MemberAsync(Clinic.Ines);
        (anew.GaveThemself, anew.GaveThemselfAt).Should().Be((Permission.None, null), "somebody else gave these");
    }

    [Fact]
    public async Task A_second_admin_who_comes_back_between_opening_and_pressing_ends_it_at_once()
    {
        await Clinic.HasAdminAsync(Clinic.Nora);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        (await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Ines)).CanChange.Should().BeTrue();

        await Clinic.Team.ReactivateAsync(Clinic.Ines, Clinic.Nora);

        await Clinic.RefusesAsync(() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Ines, Permission.SeeAllClients));
    }

    [Fact]
    public async Task The_own_role_stays_as_it_is_also_for_the_only_admin()
    {
        (await Clinic.RefusesAsync(() => Clinic.Team.EditAsync(Clinic.Ines, Clinic.Ines,
            new MemberForm("Ines Romero", "ines.romero@lakeside.example", TeamRole.Provider, "", true))))
            .Message.Should().Be("You can’t change your own role. Ask another admin.");
        (await Clinic.RefusesAsync(() => Clinic.Team.EditAsync(Clinic.Ines, Clinic.Ines,
            new MemberForm("Ines Romero", "ines.romero@lakeside.example", TeamRole.Support, "", false))))
            .Message.Should().Be("You can’t change your own role. Ask another admin.");
    }

    [Fact]
    public async Task Open_windows_hear_that_somebody_invited_is_there_from_now_on()
    {
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Ines);

        await Clinic.HasPasswordAsync(Clinic.Nora, "quiet lamp orchard");

        (await screen.NextAsync<PersonChange>()).PersonId.Should().Be(Clinic.Nora.Id);
    }

    private Task<MemberModel> MemberAsync(Someone member) => Clinic.Colleagues.MemberAsync(Clinic.Ines, member);
}
