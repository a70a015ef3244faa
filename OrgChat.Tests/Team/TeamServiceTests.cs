using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Team;

public sealed class TeamServiceTests : ClinicTest
{
    private static readonly MemberForm Lena = new("Lena Voss", "lena.voss@lakeside.example", TeamRole.Support, "Front desk", false);
    private static readonly MemberForm NoraAsShe =
        new("Nora Fields", "nora.fields@lakeside.example", TeamRole.Support, "Front desk", false);

    [Fact]
    public async Task An_invited_member_has_a_sign_in_and_no_permissions()
    {
        var lena = await Clinic.Team.InviteAsync(Clinic.Ines, Lena with { Email = " Lena.Voss@Lakeside.Example " });

        var line = await Clinic.Colleagues.MemberAsync(Clinic.Ines, lena);
        line.Should()
            .BeEquivalentTo(
                new { Name = "Lena Voss", Email = "lena.voss@lakeside.example", IsAdmin = false, IsActive = true, CanSignIn = true });
        line.Permissions.Value.Should().Be(Permission.None);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.MemberInvited, SubjectName = "Lena Voss" });
    }

    [Fact]
    public async Task An_address_is_taken_once_in_a_clinic_and_the_other_clinic_does_not_count()
    {
        foreach (var taken in new[] { "nora.fields@lakeside.example", "NORA.FIELDS@lakeside.example", "ana.ruiz@mail.example" })
        {
            (await Clinic.RefusesAsync(() => Clinic.Team.InviteAsync(Clinic.Ines, Lena with { Email = taken }))).Message.Should()
                .Be($"Somebody in your organization already has the address {taken.ToLowerInvariant()}. Use another one.");
        }

        var same = await Clinic.Team.InviteAsync(Clinic.Ines, Lena with { Email = "omar.haddad@riverside.example" });
        (await Clinic.Colleagues.MemberAsync(Clinic.Ines, same)).CanSignIn.Should().BeTrue("the other clinic’s people are nobody here");
    }

    [Fact]
    public async Task Twenty_invitations_at_once_are_one_member()
    {
        var invited = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TryInviteAsync(Lena))));

        invited.Count(was => was).Should().Be(1);
    }

    [Fact]
    public async Task A_changed_profile_is_on_record_with_what_it_was_before()
    {
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora,
            NoraAsShe with { Name = "Nora Hale", Email = "nora.hale@lakeside.example", Profession = "Reception" });

        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new
        {
            Action = AuditAction.MemberEdited,
            SubjectName = "Nora Hale",
            Facts = new AuditFacts { FormerName = "Nora Fields", IsEmailChanged = true, FormerProfession = "Front desk" },
        });
    }

    [Theory]
    [InlineData("", "lena@lakeside.example")]
    [InlineData("  ", "lena@lakeside.example")]
    [InlineData("Le\nna", "lena@lakeside.example")]
    [InlineData("Lena", "")]
    [InlineData("Lena", "lena")]
    [InlineData("Lena", "lena@lakeside.example, nora@lakeside.example")]
    [InlineData("Lena", "Lena <lena@lakeside.example>")]
    public async Task A_form_with_a_mistake_changes_nothing(string name, string email)
    {
        await Clinic.RefusesAsync(() => Clinic.Team.InviteAsync(Clinic.Ines, Lena with { Name = name, Email = email }));
        await Clinic.RefusesAsync(() => Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, NoraAsShe with { Name = name, Email = email }));
    }

    [Fact]
    public async Task Only_admins_of_the_same_clinic_manage_members()
    {
        foreach (var somebody in new[] { Clinic.Jamie, Clinic.Maria, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.Team.InviteAsync(somebody, Lena), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Team.EditAsync(somebody, Clinic.Nora, NoraAsShe with { IsAdmin = true }),
                MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Team.DeactivateAsync(somebody, Clinic.Nora, null), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Team.ReactivateAsync(somebody, Clinic.Nora), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Colleagues.ListAsync(somebody), MissingKind.Page);
        }

        foreach (var stranger in new Guid[] { Clinic.Haddad, Clinic.Theo, Clinic.Ana, Guid.NewGuid() })
        {
            await Clinic.HidesAsync(() => Clinic.Team.EditAsync(Clinic.Ines, stranger, NoraAsShe with { Email = "x@lakeside.example" }),
                MissingKind.TeamMember);
            await Clinic.HidesAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, stranger, Clinic.Maria), MissingKind.TeamMember);
            await Clinic.HidesAsync(() => Clinic.Team.ReactivateAsync(Clinic.Ines, stranger), MissingKind.TeamMember);
            await Clinic.HidesAsync(() => Clinic.Team.OpenSignInAsync(Clinic.Ines, stranger), MissingKind.TeamMember);
            await Clinic.HidesAsync(() => Clinic.Colleagues.MemberAsync(Clinic.Ines, stranger), MissingKind.TeamMember);
        }
    }

    [Fact]
    public async Task The_lists_of_colleagues_stay_in_the_clinic()
    {
        (await Clinic.Colleagues.ListAsync(Clinic.Ines))
            .Should().HaveCount(6).And.OnlyContain(line => line.Email!.EndsWith("@lakeside.example"));
        (await Clinic.Colleagues.FindAsync(Clinic.Maria, "")).Select(m => m.Name).Should()
            .Equal("Dr. Daniel Kim", "Ines Romero", "Jamie Lee", "Nora Fields", "Sam Ortiz");
        (await Clinic.Colleagues.FindAsync(Clinic.Maria, "haddad")).Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.Colleagues.FindAsync(Clinic.Ana, ""), MissingKind.Page);
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_but_their_own_name_they_may()
    {
        var ines = new MemberForm("Ines Romero", "ines.romero@lakeside.example", TeamRole.Support, "Practice manager", true);

        (await Clinic.RefusesAsync(() => Clinic.Team.EditAsync(Clinic.Ines, Clinic.Ines, ines with { IsAdmin = false }))).Message.Should()
            .Be("You can’t change your own role. Ask another admin.");
        await Clinic.RefusesAsync(() => Clinic.Team.EditAsync(Clinic.Ines, Clinic.Ines, ines with { Role = TeamRole.Provider }));
        await Clinic.RefusesAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Ines, Clinic.Maria));

        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Ines, ines with { Name = "Ines Romero-Diaz" });
        (await Clinic.Colleagues.SelfAsync(Clinic.Ines)).Name.Should().Be("Ines Romero-Diaz");
    }

    [Fact]
    public async Task A_clinic_keeps_an_active_admin_also_when_two_admins_act_on_each_other_at_once()
    {
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, NoraAsShe with { IsAdmin = true });
        (await Clinic.LastRecordAsync()).Action.Should().Be(AuditAction.AdminGranted);

        var both = await Task.WhenAll(
            Task.Run(() => TryAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null))),
            Task.Run(() => TryAsync(() => Clinic.Team.DeactivateAsync(Clinic.Nora, Clinic.Ines, null))));

        both.Should().BeEquivalentTo([true, false]);
        (await Clinic.Database.ReadAsync(db => db.TeamMembers.Where(m => m.IsAdmin && m.IsActive).ToListAsync()))
            .Should().ContainSingle(m => m.Email!.EndsWith("@lakeside.example"));
    }

    [Fact]
    public async Task Editing_changes_the_sign_in_address_too()
    {
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, NoraAsShe with { Email = "nora@lakeside.example" });

        (await Clinic.PersonAsync(Clinic.Nora)).EmailKey.Should().Be(Clinic.Keys.EmailKey(" Nora@Lakeside.example"));
        (await Clinic.RefusesAsync(() =>
            Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, NoraAsShe with { Email = "sam.ortiz@lakeside.example" })))
            .Message.Should().StartWith("Somebody in your organization already has");
    }

    private Task<Account> AccountOfNoraAsync() => Clinic.Database.ReadAsync(db => db.Users.SingleAsync(a => a.Id == Clinic.Nora.Id));

    private Task<bool> TryInviteAsync(MemberForm form) => TryAsync(() => Clinic.Team.InviteAsync(Clinic.Ines, form));

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
