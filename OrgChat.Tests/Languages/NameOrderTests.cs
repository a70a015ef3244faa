using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Languages;

/// <summary>Names stand where their reader looks for them.</summary>
public sealed class NameOrderTests : ClinicTest
{
    private static readonly string[] Names = ["Zoe", "Ñáñez", "Nora", "Óscar", "Ángel", "Nuria", "Bea"];

    public static TheoryData<string, string[]> Orders => new()
    {
        { "en", ["Ángel", "Bea", "Ñáñez", "Nora", "Nuria", "Óscar", "Zoe"] },
        { "es", ["Ángel", "Bea", "Nora", "Nuria", "Ñáñez", "Óscar", "Zoe"] },
    };

    [Theory, MemberData(nameof(Orders))]
    public void Accents_keep_their_letter_and_in_Spanish_an_Ñ_is_a_letter_of_its_own(string language, string[] order)
    {
        Language.Of(language)!.Use();

        Names.Order(Language.Current.NameOrder).Should().Equal(order);
        Names.Reverse().Order(Language.Current.NameOrder).Should().Equal(order);
    }

    [Theory, MemberData(nameof(Orders))]
    public async Task The_team_is_listed_as_its_reader_orders_names(string language, string[] order)
    {
        await HireAsync([.. Names.Select(name => $"{name} Prueba")]);
        Language.Of(language)!.Use();

        var team = await Clinic.Colleagues.ListAsync(Clinic.Ines);

        team.Select(member => member.Name).Where(name => name.EndsWith(" Prueba", StringComparison.Ordinal))
            .Should().Equal(order.Select(name => $"{name} Prueba"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Pages_of_clients_go_on_where_the_one_before_ended_with_Ñ_behind_N_in_every_language(string language)
    {
        string[] order = ["Munoz", "Munzer", "Muñoz", "Muro"];
        await Clinic.Database.WriteAsync(async db =>
        {
            var lakeside = (await db.People.SingleAsync(p => p.Id == Clinic.Ines.Id)).OrganizationId;
            foreach (var name in order.Reverse().SelectMany(name => Enumerable.Repeat(name, ClientService.PageSize / 2)))
                db.Add(new Client(lakeside, $"{name} Prueba", null, new DateOnly(1980, 1, 1), Clinic.Clock.GetUtcNow()));
        });
        Language.Of(language)!.Use();

        var (names, page) = (new List<string>(), await Clinic.Clients.ListAsync(Clinic.Jamie, new ClientRequest("Prueba"), null));
        names.AddRange(page.Rows.Select(client => client.Name));
        while (page.Next is { } next)
        {
            page = await Clinic.Clients.ListAsync(Clinic.Jamie, new ClientRequest("Prueba"), next);
            names.AddRange(page.Rows.Select(client => client.Name));
        }

        names.Should().HaveCount(order.Length * (ClientService.PageSize / 2));
        names.Distinct().Should().Equal(order.Select(name => $"{name} Prueba"));
    }

    [Fact]
    public async Task Namesakes_stand_in_the_same_order_every_time()
    {
        await HireAsync([.. Enumerable.Repeat("Ángel Prueba", 5)]);

        var once = await Clinic.Colleagues.ListAsync(Clinic.Ines);
        var again = await Clinic.Colleagues.ListAsync(Clinic.Ines);

        once.Where(member => member.Name == "Ángel Prueba").Select(member => member.Id).Should().HaveCount(5).And.BeInAscendingOrder();
        again.Select(member => member.Id).Should().Equal(once.Select(member => member.Id));
    }

    private Task HireAsync(params string[] names) => Clinic.Database.WriteAsync(async db =>
    {
        var lakeside = (await db.People.SingleAsync(p => p.Id == Clinic.Ines.Id)).OrganizationId;
        foreach (var name in names)
            db.Add(new TeamMember(lakeside, name, null, TeamRole.Provider, null, Clinic.Clock.GetUtcNow()));
    });
}
