using OrgChat.Domain.Model;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Permissions;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Permissions;

public sealed class PermissionServiceTests : ClinicTest
{
    private const Permission Chat = Permission.OrganizationChat;

    [Fact]
    public async Task An_admin_turns_a_permission_on_and_the_record_says_so()
    {
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);

        (await SetOfNoraAsync()).Should().Be(Permission.SeeAllClients);
        var entry = await Clinic.LastRecordAsync();
        entry.Should().BeEquivalentTo(new
        {
            Action = AuditAction.PermissionGranted,
            ActorName = "Ines Romero",
            SubjectName = "Nora Fields",
            Facts = new AuditFacts { Permission = Permission.SeeAllClients },
        });
    }

    [Fact]
    public async Task Organization_chat_is_refused_while_something_is_missing_and_the_refusal_names_it()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients);

        var refusal = await Clinic.RefusesAsync(() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Chat));

        refusal.Message.Should().Be(
            "Organization chat also needs: Sees all clients in the organization on the \"Clients Page\" and Can access all chat conversations of all org members.");
    }

    [Fact]
    public async Task Organization_chat_with_all_it_needs_writes_four_entries()
    {
        await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Nora, Chat);

        (await SetOfNoraAsync()).Should().Be(PermissionSet.Full.Value);
        (await Clinic.RecordAsync()).Select(e => e.Facts?.Permission).Should().Equal(PermissionText.All.Cast<Permission?>());
    }

    [Fact]
    public async Task What_is_missing_can_be_turned_on_without_organization_chat_itself()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SeeAllClients);
        await Clinic.Permissions.GrantMissingAsync(Clinic.Ines, Clinic.Nora, Chat);

        (await SetOfNoraAsync()).Should().Be(TestClinic.TheThree);
        (await Clinic.RecordAsync()).Should().HaveCount(2, "one of the three was on before");
    }

    [Theory]
    [InlineData(Permission.SearchAllClients)]
    [InlineData(Permission.SeeAllClients)]
    [InlineData(Permission.AccessAllConversations)]
    public async Task Taking_one_of_the_three_takes_organization_chat_along_and_records_both(Permission taken)
    {
        await Clinic.AllowAsync(Clinic.Nora, PermissionSet.Full.Value);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, taken);

        (await SetOfNoraAsync()).Should().Be(TestClinic.TheThree & ~taken);
        (await Clinic.RecordAsync()).Select(e => (e.Action, e.Facts?.Permission)).Should().BeEquivalentTo(
            [(AuditAction.PermissionRevoked, taken), (AuditAction.PermissionRevoked, (Permission?)Permission.OrganizationChat)]);
    }

    [Fact]
    public async Task What_is_already_so_leaves_no_entry()
    {
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Jamie, Chat);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, Chat);

        (await Clinic.RecordAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_is_no_admin_finds_no_permissions_page()
    {
        foreach (var somebody in new[] { Clinic.Jamie, Clinic.Nora, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.Permissions.OpenAsync(somebody, Clinic.Maria), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Permissions.GrantAsync(somebody, Clinic.Maria, Permission.SeeAllClients),
                MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Permissions.RevokeAsync(somebody, Clinic.Jamie, Chat), MissingKind.Page);
        }
    }

    [Fact]
    public async Task Nobody_changes_their_own_permissions()
    {
        await Clinic.HasAdminAsync(Clinic.Nora);

        var refusal = await Clinic.RefusesAsync(() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Ines, Permission.SeeAllClients));

        refusal.Message.Should().Be("You can’t change your own permissions. Ask another admin.");
        (await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Ines)).CanChange.Should().BeFalse();
    }

    [Fact]
    public async Task An_admin_of_the_other_clinic_finds_nobody_here()
    {
        await Clinic.HidesAsync(() => Clinic.Permissions.OpenAsync(Clinic.Ida, Clinic.Nora), MissingKind.TeamMember);
        await Clinic.HidesAsync(() => Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ida, Clinic.Nora, Chat), MissingKind.TeamMember);
        await Clinic.HidesAsync(() => Clinic.Permissions.RevokeAsync(Clinic.Ida, Clinic.Jamie, Chat), MissingKind.TeamMember);
        await Clinic.HidesAsync(() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Ana, Chat), MissingKind.TeamMember);
    }

    [Fact]
    public async Task A_member_who_is_not_active_is_given_nothing()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);

        (await Clinic.RefusesAsync(() => Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients)))
            .Message.Should().Be("Nora Fields is not active. Reactivate them first.");
    }

    [Fact]
    public async Task The_reach_on_the_page_is_what_the_lists_really_give()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas, Clinic.Nora);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        await Clinic.StartAsync(Clinic.Nora, Clinic.Henrik);
        await Clinic.StartAsync(Clinic.Haddad, Clinic.Theo);

        var sheet = await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Nora);

        sheet.Now.Should().Be(new ReachModel(Conversations: 2, Owners: 2, OnBehalfOf: 0));
        sheet.WithOrganizationChat.Should().Be(new ReachModel(Conversations: 4, Owners: 3, OnBehalfOf: 2));
        (await SetOfNoraAsync()).Should().Be(Permission.None, "a question is not a grant");

        await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Nora, Chat);
        var queue = (await Clinic.Inbox.ListAsync(Clinic.Nora, new InboxFilter(ChatView.Organization))).Rows;
        queue.Should().HaveCount(4);
        queue.Select(row => row.Owner.Id).Distinct().Should().HaveCount(3);
        (await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Nora)).Now.Should().Be(sheet.WithOrganizationChat);
    }

    [Fact]
    public async Task The_page_shows_this_members_last_changes_newest_first()
    {
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Maria, Permission.SeeAllClients);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);

        var sheet = await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Nora);

        sheet.LastChanges.Select(e => e.Action).Should().Equal(AuditAction.PermissionRevoked, AuditAction.PermissionGranted);
    }

    private async Task<Permission> SetOfNoraAsync() =>
        (await Clinic.Permissions.OpenAsync(Clinic.Ines, Clinic.Nora)).Permissions.Value;
}
