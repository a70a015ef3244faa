using OrgChat.Domain.Model;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Team;

/// <summary>The team as a table: narrowed, sorted, page by page.</summary>
public sealed class TeamListTests : ClinicTest
{
    public static IEnumerable<TheoryDataRow<MemberOrder, bool>> Orders =>
        from order in Enum.GetValues<MemberOrder>()
        from isDescending in new[] { false,
            true }
        select new TheoryDataRow<MemberOrder, bool>(order, isDescending);

    [Theory, MemberData(nameof(Orders))]
    public async Task In_every_order_the_pages_hold_each_member_of_the_clinic_once(MemberOrder order, bool isDescending)
    {
        await HireAsync(130);
        var asked = new MemberRequest(By: order, IsDescending: isDescending);

        var all = await AllAsync(asked);

        all.Should().HaveCount(136).And.OnlyHaveUniqueItems(line => line.Id);
        all.Should().NotContain(line => line.Name == "Ida Holm" || line.Name == "Dr. Omar Haddad", "the other clinic is never seen");
        var ranks = all.Select(line => Rank(line, order)).ToList();
        (isDescending && order != MemberOrder.Name ? Enumerable.Reverse(ranks) : ranks).Should().BeInAscendingOrder();
        foreach (var names in all.GroupBy(line => Rank(line, order)).Select(group => group.Select(line => PersonNameRules.Fold(line.Name))))
        {
            if (order == MemberOrder.Name && isDescending)
                names.Should().BeInDescendingOrder(StringComparer.Ordinal);
            else
                names.Should().BeInAscendingOrder(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_narrowed_to_a_name_a_role_a_status_and_a_permission()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Daniel, null);
        await Clinic.HasPasswordAsync(Clinic.Nora, "quiet lamp orchard");
        await Clinic.AllowAsync(Clinic.Nora, Permission.SeeAllClients);

        (await NamesAsync(new("LÓPEZ"))).Should().Equal("Dr. Maria Lopez");
        (await NamesAsync(new(Role: TeamRole.Provider))).Should().Equal("Dr. Maria Lopez", "Dr. Daniel Kim");
        (await NamesAsync(new(Status: MemberState.Inactive))).Should().Equal("Dr. Daniel Kim");
        (await NamesAsync(new(Status: MemberState.Active))).Should().Equal("Nora Fields");
        (await NamesAsync(new(Status: MemberState.Invited))).Should().HaveCount(4).And.NotContain(["Nora Fields", "Dr. Daniel Kim"]);
        (await NamesAsync(new(Permission: Permission.SeeAllClients))).Should().Equal("Jamie Lee", "Nora Fields", "Sam Ortiz");
        (await NamesAsync(new("holm"))).Should().BeEmpty();
    }

    [Fact]
    public async Task Five_and_five_thousand_members_cost_the_same_number_of_questions()
    {
        foreach (var asked in Enum.GetValues<MemberOrder>().Select(order => new MemberRequest("a", By: order)))
        {
            await Clinic.Colleagues.ListAsync(Clinic.Ines, asked);
            var few = await CommandLog.DuringAsync(Clinic.File, () => Clinic.Colleagues.ListAsync(Clinic.Ines, asked));
            await HireAsync(1250);
            await Clinic.Colleagues.ListAsync(Clinic.Ines, asked); // The first to ask after new names brings them into memory.
            var many = await CommandLog.DuringAsync(Clinic.File, () => Clinic.Colleagues.ListAsync(Clinic.Ines, asked));
            many.Should().HaveCountLessThanOrEqualTo(few.Count, "what is known from the reading before is not even asked");
        }
    }

    [Fact]
    public async Task Only_admins_turn_its_pages()
    {
        foreach (var somebody in new[] { Clinic.Jamie, Clinic.Maria, Clinic.Ana })
            await Clinic.HidesAsync(() => Clinic.Colleagues.ListAsync(somebody, new MemberRequest(), new MemberCursor(0, "", Guid.Empty)),
                MissingKind.Page);
    }

    private static int Rank(MemberModel line, MemberOrder order) => order switch
    {
        MemberOrder.Role => (int)line.Role,
        MemberOrder.Status => (int)line.Status,
        MemberOrder.Permissions => line.Permissions.Value.Each().Count(),
        _ => line.IsActive ? 0 : 1,
    };

    private async Task<List<string>> NamesAsync(MemberRequest asked) => [.. (await AllAsync(asked)).Select(line => line.Name)];

    private async Task<List<MemberModel>> AllAsync(MemberRequest asked)
    {
        var (all, after) = (new List<MemberModel>(), (MemberCursor?)null);
        do
        {
            var page = await Clinic.Colleagues.ListAsync(Clinic.Ines, asked, after);
            all.AddRange(page.Rows);
            page.Total.Should().BeGreaterThanOrEqualTo(all.Count);
            after = page.Next;
        }
        while (after is not null);

        return all;
    }

    private Task HireAsync(int members) => Clinic.Database.WriteAsync(async db =>
    {
        var lakeside = (await db.People.SingleAsync(p => p.Id == Clinic.Ines.Id)).OrganizationId;
        foreach (var number in Enumerable.Range(0, members))
        {
            var member = new TeamMember(lakeside, number % 3 == 0 ? "Kim Nguyen" : $"Aide {number:0000}", null, (TeamRole)(number % 2),
                null, Clinic.Clock.GetUtcNow());
            member.Allow(PermissionSet.From((Permission)(number % 16)));
            if (number % 5 == 0)
                member.Deactivate(Clinic.Clock.GetUtcNow());
            db.Add(member);
        }
    });
}
