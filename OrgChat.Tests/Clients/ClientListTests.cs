using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Clients;

/// <summary>The clients as a table: narrowed, sorted, page by page.</summary>
public sealed class ClientListTests : ClinicTest
{
    public static IEnumerable<TheoryDataRow<ClientOrder, bool>> Orders =>
        from order in Enum.GetValues<ClientOrder>()
        from isDescending in new[] { false,
            true }
        select new TheoryDataRow<ClientOrder, bool>(order, isDescending);

    [Theory, MemberData(nameof(Orders))]
    public async Task In_every_order_the_pages_hold_each_client_once(ClientOrder order, bool isDescending)
    {
        foreach (var number in Enumerable.Range(0, 120))
        {
            if (number % 25 == 0)
                Clinic.Later(24 * 60);
            await Clinic.WelcomeAsync(number % 3 == 0 ? $"Kim {number:000}" : "Kim Nguyen");
        }

        var all = await AllAsync(new ClientRequest(By: order, IsDescending: isDescending));

        all.Should().HaveCount(124).And.OnlyHaveUniqueItems(line => line.Id);
        all.Should().NotContain(line => line.Name == "Theo Marsh", "the other clinic is never seen");
        var keys = all.Select(line =>
            (order == ClientOrder.Name ? "" : line.ClientSince.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
                + PersonNameRules.Fold(line.Name)).ToList();
        (isDescending ? Enumerable.Reverse(keys) : keys).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_is_narrowed_to_ones_own_to_a_colleagues_and_to_relatives_as_far_as_the_rights_go()
    {
        await Clinic.StartAsync(Clinic.Nora, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Grace, Clinic.Maria);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria);
        await Clinic.Database.WriteAsync(async db => (await db.FindAsync<Client>(Clinic.Ana.Id))!.BeRelativeOf(Clinic.Grace, "daughter"));
        var (marias, relatives) = (new ClientRequest(CareTeamMemberId: Clinic.Maria), new ClientRequest(IsRelative: true));

        (await NamesAsync(marias)).Should().Equal(["Ana Ruiz"], "Nora is shown her own");
        await Clinic.AllowAsync(Clinic.Nora, Permission.SeeAllClients);
        (await NamesAsync(marias)).Should().Equal("Ana Ruiz", "Grace Nwosu");
        (await NamesAsync(new(IsOwn: true))).Should().Equal("Ana Ruiz");
        (await NamesAsync(relatives)).Should().Equal("Ana Ruiz");
        (await NamesAsync(new(IsRelative: false))).Should().Equal("Grace Nwosu", "Henrik Lund", "Tomás Okafor");
        (await NamesAsync(new(CareTeamMemberId: Clinic.Haddad))).Should().BeEmpty();
        (await NamesAsync(new("grace"))).Should().BeEmpty("what the page lists and what search finds are two rights");
    }

    [Fact]
    public async Task Five_and_five_thousand_clients_cost_the_same_number_of_questions_and_are_counted()
    {
        var asked = new ClientRequest(By: ClientOrder.ClientSince, IsDescending: true, IsRelative: false);
        await Clinic.Clients.ListAsync(Clinic.Jamie, asked);
        var few = await CommandLog.DuringAsync(Clinic.File, () => Clinic.Clients.ListAsync(Clinic.Jamie, asked));
        var lakeside = (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;
        await Clinic.Database.WriteAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, ClientService.MostCounted)
                .Select(number => new Client(lakeside, $"Client {number}", null, null, Clinic.Clock.GetUtcNow())));
            return Task.CompletedTask;
        });

        var page = await Clinic.Clients.ListAsync(Clinic.Jamie, asked); // The first to ask after new names brings them into memory.
        var many = await CommandLog.DuringAsync(Clinic.File, async () => page = await Clinic.Clients.ListAsync(Clinic.Jamie, asked));

        many.Should().HaveCountLessThanOrEqualTo(few.Count, "what is known from the reading before is not even asked");
        page!.Total.Should().Be(ClientService.MostCounted + 1, "beyond that nobody counts");
    }

    private async Task<List<string>> NamesAsync(ClientRequest asked) =>
        [.. (await Clinic.Clients.ListAsync(Clinic.Nora, asked)).Rows.Select(client => client.Name)];

    private async Task<List<ClientModel>> AllAsync(ClientRequest asked)
    {
        var (all, after) = (new List<ClientModel>(), (ClientCursor?)null);
        do
        {
            var page = await Clinic.Clients.ListAsync(Clinic.Jamie, asked, after);
            all.AddRange(page.Rows);
            page.Total.Should().Be(124);
            after = page.Next;
        }
        while (after is not null);

        return all;
    }
}
