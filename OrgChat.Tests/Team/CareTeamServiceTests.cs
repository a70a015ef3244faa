using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Team;

public sealed class CareTeamServiceTests : ClinicTest
{
    [Fact]
    public async Task An_admin_assigns_a_client_and_the_provider_finds_them_from_then_on()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria);

        (await Clinic.Clients.ListAsync(Clinic.Maria)).Rows.Single().CareTeam.Select(m => m.Name).Should().Equal("Dr. Maria Lopez");
        (await Clinic.RecordAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Action = AuditAction.ClientAssigned, ClientName = "Ana Ruiz", SubjectName = "Dr. Maria Lopez" });

        await Clinic.CareTeams.UnassignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria);
        (await Clinic.Clients.ListAsync(Clinic.Maria)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Care_teams_do_not_cross_and_are_set_by_admins()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);

        await Clinic.HidesAsync(() => Clinic.CareTeams.AssignAsync(Clinic.Jamie, Clinic.Ana, Clinic.Maria), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Theo, Clinic.Maria), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Haddad), MissingKind.TeamMember);
        await Clinic.HidesAsync(() => Clinic.CareTeams.AssignAsync(Clinic.Ida, Clinic.Ana, Clinic.Haddad), MissingKind.Client);

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        (await Clinic.RefusesAsync(() => Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Nora))).Message.Should()
            .Be("Nora Fields is not active. Choose an active colleague.");
    }
}
