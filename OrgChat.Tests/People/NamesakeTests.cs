using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.People;

public sealed class NamesakeTests : ClinicTest
{
    [Fact]
    public async Task Two_clients_of_one_name_however_it_is_written_are_namesakes_in_the_same_step()
    {
        (await NamesakesAsync()).Should().BeEmpty();

        var other = await Clinic.WelcomeAsync("tomas okafor");

        (await NamesakesAsync()).Should().BeEquivalentTo([Clinic.Tomas.Id, other.Id]);
    }

    [Fact]
    public async Task Who_is_renamed_has_new_namesakes_and_leaves_the_old()
    {
        var other = await Clinic.WelcomeAsync("Ana Ruiz");
        await Clinic.Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == other.Id)).Rename("Grace Nwosu"));

        (await NamesakesAsync()).Should().BeEquivalentTo([Clinic.Grace.Id, other.Id]);
    }

    [Fact]
    public async Task A_colleague_of_the_same_name_counts_and_somebody_of_another_clinic_does_not()
    {
        await Clinic.Team.InviteAsync(Clinic.Ida, new MemberForm("Ana Ruiz", "ana@riverside.example", TeamRole.Support, "", false));
        (await NamesakesAsync()).Should().BeEmpty();

        await Clinic.Team.InviteAsync(Clinic.Ines, new MemberForm("Ana Ruiz", "ana@lakeside.example", TeamRole.Support, "", false));
        (await NamesakesAsync()).Should().Equal(Clinic.Ana.Id);
    }

    private Task<List<Guid>> NamesakesAsync() => Clinic.Database.ReadAsync(db => db.Clients.Where(c => c.HasNamesake).Select(c => c.Id).ToListAsync());
}
