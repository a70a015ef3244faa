using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clinic;

public sealed class SetUpChecklistServiceTests : ClinicTest
{
    [Fact]
    public async Task A_clinic_that_was_there_before_is_not_led_through_anything() =>
        (await Clinic.CheckList.ReadAsync(Clinic.Ines)).IsUnderWay.Should().BeFalse();

    [Fact]
    public async Task Every_step_is_done_when_the_records_say_so()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        await Clinic.HasPasswordAsync(Clinic.Sam, "mango tram river");
        await Clinic.Team.InviteAsync(Clinic.Ines, new MemberForm("Rosa Keller", "rosa@lakeside.example", TeamRole.Support, "", false));

        var list = await Clinic.CheckList.ReadAsync(Clinic.Ines);

        (list.IsUnderWay, list.Settled, list.Next).Should().Be((true, 2, (SetUpStep?)SetUpStep.Clinic));
        (list.IsDone(SetUpStep.Team), list.IsDone(SetUpStep.FirstClient), list.IsDone(SetUpStep.SecondFactor)).Should()
            .Be((true, true, false));
        (list.Joined.Names, list.Clients).Should().BeEquivalentTo((new[] { "Sam Ortiz" }, 4));
        list.Invited.Count.Should().Be(5, "those without a password are invited");
        list.Invited.Names.Should().HaveCount(3, "no more are named");
    }

    [Fact]
    public async Task A_step_is_left_out_and_taken_up_again_by_any_admin_of_the_clinic()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        await Clinic.CheckList.SkipAsync(Clinic.Ines, SetUpStep.Clinic);
        await Clinic.CheckList.SkipAsync(Clinic.Ines, SetUpStep.SecondFactor);

        var skipped = await Clinic.CheckList.ReadAsync(Clinic.Ines);
        (skipped.Settled, skipped.Next, skipped.IsSkipped(SetUpStep.Clinic)).Should().Be((4, null, true));
        await Clinic.CheckList.TakeUpAsync(Clinic.Ines, SetUpStep.SecondFactor);
        (await Clinic.CheckList.ReadAsync(Clinic.Ines)).Next.Should().Be(SetUpStep.SecondFactor);
        var theirs = await Clinic.CheckList.ReadAsync(Clinic.Ida);
        (theirs.IsUnderWay, theirs.Skipped).Should().Be((false, SetUpStep.None), "another clinic has its own");
        await Clinic.CheckList.EndAsync(Clinic.Ines);
        (await Clinic.CheckList.ReadAsync(Clinic.Ines)).IsUnderWay.Should().BeFalse();
    }
}
