using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Sessions;

/// <summary>The key of what waits sealed in a tab: the same for every session of one person, another for everybody else.</summary>
public sealed class TabKeyServiceTests : ClinicTest
{
    [Fact]
    public async Task Every_session_of_a_person_gets_the_same_key_and_nobody_else_gets_it()
    {
        var before = await Clinic.TabKeys.OfAsync(await ArriveAsync(Clinic.Maria));
        var after = await Clinic.TabKeys.OfAsync(await ArriveAsync(Clinic.Maria));

        before.Should().HaveCount(32).And.Equal(after);
        foreach (var other in new[] { Clinic.Ana, Clinic.Ines, Clinic.Ida })
            (await Clinic.TabKeys.OfAsync(await ArriveAsync(other))).Should().NotEqual(before);
    }

    [Fact]
    public async Task A_session_that_is_over_gets_none()
    {
        var maria = await ArriveAsync(Clinic.Maria);
        Clinic.Later(16);

        var asking = () => Clinic.TabKeys.OfAsync(maria);

        await asking.Should().ThrowAsync<SessionEndedException>();
    }

    private async Task<Actor> ArriveAsync(Someone someone) => new(someone, await Clinic.Sessions.StartAsync(someone, null));
}
