using OrgChat.Tests.Support;

namespace OrgChat.Tests.Live;

public sealed class OutsideRevisionTests : ClinicTest
{
    [Fact]
    public async Task It_is_another_when_another_program_has_written_and_the_same_for_what_this_one_writes()
    {
        var before = await Clinic.Database.OutsideRevisionAsync();
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        (await Clinic.Database.OutsideRevisionAsync()).Should().Be(before);

        Contents.Ask(Clinic.File, "UPDATE Organizations SET StaffIdleMinutes = StaffIdleMinutes + 1");

        var after = await Clinic.Database.OutsideRevisionAsync();
        after.Should().NotBe(before);
        (await Clinic.Database.OutsideRevisionAsync()).Should().Be(after, "nothing was written since");
    }
}
