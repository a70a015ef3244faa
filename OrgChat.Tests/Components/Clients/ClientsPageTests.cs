using Bunit;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.Clients;

namespace OrgChat.Tests.Components.Clients;

public sealed class ClientsPageTests : ScreenTest
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Without_permissions_one_sees_and_finds_ones_own_clients()
    {
        await Clinic.StartAsync(Clinic.Nora, Clinic.Ana);
        var page = await OpenAsync<ClientsPage>(Clinic.Nora);

        page.Find(".page-sub").Words().Should().Be("Your clients");
        page.Texts(".person-name").Should().Equal("Ana Ruiz");

        await TypeAsync(page, "grace");
        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Nobody found"));
    }

    [Fact]
    public async Task Sees_all_lists_every_client_of_the_clinic_with_their_care_team()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Grace, Clinic.Daniel);

        var page = await OpenAsync<ClientsPage>(Clinic.Ines);

        page.Find(".page-sub").Words().Should().Be("All clients of Lakeside Clinic");
        page.Texts(".person-name").Should().Equal("Ana Ruiz", "Grace Nwosu", "Henrik Lund", "Tomás Okafor");
        page.Texts("tbody tr:nth-child(2) td").Should().Equal("Grace Nwosu", "May 17, 1980", "Dr. Daniel Kim", "Mar 2, 2026");
        page.Texts("tbody tr:nth-child(1) td")[2].Should().Be("No care team");
        page.Find("table").GetAttribute("aria-label").Should().Be("Clients");
        page.Find(".grid-head").Words().Should().StartWith("4 clients");
    }

    [Fact]
    public async Task What_is_typed_before_the_tab_has_said_what_was_searched_for_stays()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SearchAllClients);
        await OpenAsync<ClientsPage>(Clinic.Ines);
        await DisposeComponentsAsync();
        var tab = JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Ines.Id, "clients");
        var page = Render<ClientsPage>();
        await Eventually.TrueAsync(() => tab.Invocations.Count == 1);
        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("ana"));
        Clinic.Clock.Advance(Pause);

        await page.InvokeAsync(() => tab.SetResult(new ClientsPlace(new ClientRequest("grace"), [], null).ToText()));

        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Ana Ruiz"));
        page.Find("input[type=search]").GetAttribute("value").Should().Be("ana");
    }

    [Fact]
    public async Task Search_across_all_finds_clients_the_page_does_not_list()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients);
        var page = await OpenAsync<ClientsPage>(Clinic.Nora);
        page.Find(".empty-title").Words().Should().Be("No clients yet");

        await TypeAsync(page, "tomas");

        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Tomás Okafor"));
        page.Find(".page-sub").Words().Should().Be("“tomas” in all clients: 1 found");
        await page.InvokeAsync(() => page.Button("Clear search").Click());
        page.WaitForAssertion(() => page.Find(".page-sub").Words().Should().Be("Your clients"));
    }

    [Fact]
    public async Task A_client_assigned_elsewhere_appears_by_itself()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        var page = await OpenAsync<ClientsPage>(Clinic.Maria);

        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Henrik, Clinic.Maria);

        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Henrik Lund"));
    }

    [Fact]
    public async Task What_is_shown_stays_when_it_cannot_be_read_again_just_now()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Grace, Clinic.Nora);
        var page = await OpenAsync<ClientsPage>(Clinic.Ines);

        // A row that is not believed is refused, as a busy database would be.
        Contents.Ask(Clinic.File, $"UPDATE People SET IsAdmin = 1 - IsAdmin WHERE Id = '{Clinic.Nora.Id.ToString().ToUpperInvariant()}'");
        await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            HaveItReadAgain();
            await Eventually.TrueAsync(() =>
                CommandLog.UntilNow(Clinic.File).Any(heard => heard.Sql.Contains("CareTeamPlaces", StringComparison.Ordinal)));
            await page.InvokeAsync(() => { });
        });

        page.Texts(".person-name").Should().HaveCount(4);
        page.FindAll(".empty-title").Should().BeEmpty();
    }

    [Fact]
    public async Task Clients_have_no_such_page()
    {
        var page = await OpenAsync<ClientsPage>(Clinic.Ana);

        page.Find("h1").Words().Should().Be("This page isn’t here, or isn’t open to you.");
    }

    [Fact]
    public async Task What_was_searched_for_is_there_again_and_the_client_one_opened_has_the_focus()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients);
        JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Nora.Id, "clients")
            .SetResult(new ClientsPlace(new ClientRequest("tomas"), [], Clinic.Tomas.Id).ToText());

        var page = await OpenAsync<ClientsPage>(Clinic.Nora);

        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Tomás Okafor"));
        page.Find("input[type=search]").GetAttribute("value").Should().Be("tomas");
        page.Find(".page-sub").Words().Should().Be("“tomas” in all clients: 1 found");
        await Eventually.TrueAsync(() => JSInterop.Invocations["orgChat.session.keepPlace"].Count > 0); // After the drawing.
        JSInterop.Invocations["orgChat.session.keepPlace"].Should().ContainSingle();
        JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Should().ContainSingle();
    }

    [Fact]
    public async Task What_one_opens_from_a_search_is_kept_in_the_tab_and_not_in_the_address()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients);
        var page = await OpenAsync<ClientsPage>(Clinic.Nora);
        await TypeAsync(page, "tomas");
        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Tomás Okafor"));

        await page.InvokeAsync(() => page.Find("td a").Click());

        var kept = ClientsPlace.Of((string?)JSInterop.Invocations["orgChat.session.remember"][^1].Arguments[2]);
        kept.Should().BeEquivalentTo(new ClientsPlace(new ClientRequest("tomas"), [], Clinic.Tomas.Id));
    }

    [Fact]
    public async Task Many_clients_are_turned_page_by_page_newest_first_and_the_page_is_found_again_in_this_tab()
    {
        foreach (var number in Enumerable.Range(0, 60))
            await Clinic.WelcomeAsync($"Client {number:00}");
        var page = await OpenAsync<ClientsPage>(Clinic.Jamie);
        await page.InvokeAsync(() => page.FindAll("th [aria-label=Sort]")[1].Click());
        page.WaitForAssertion(() => page.Find("th[aria-sort]").Words().Should().Be("Client since"));

        await page.InvokeAsync(() => page.Button("Next").Click());

        page.WaitForAssertion(() => page.Find(".grid-pager").Words().Should().StartWith("51–64"));
        var kept = ClientsPlace.Of((string?)JSInterop.Invocations["orgChat.session.remember"][^1].Arguments[2])!;
        kept.Asked.By.Should().Be(ClientOrder.ClientSince);
        kept.Way.Should().ContainSingle().Which!.Since.Should().Be(new DateOnly(2026, 3, 2));
        page.Find(".grid-head").Words().Should().StartWith("64 clients");
    }

    [Fact]
    public async Task Whoever_sees_all_can_look_at_their_own_and_at_those_a_colleague_cares_for()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Grace, Clinic.Jamie);
        var page = await OpenAsync<ClientsPage>(Clinic.Jamie);

        await ChooseAsync(page, "Whose", "Mine");

        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Grace Nwosu"));
        page.Find(".page-sub").Words().Should().Be("Your clients");
        await ChooseAsync(page, "Relatives", "Only relatives");
        page.WaitForAssertion(() => page.Find(".empty").Words().Should().StartWith("Nobody found No client fits what you chose."));
        await page.InvokeAsync(() => page.Button("Take the filters away").Click());
        page.WaitForAssertion(() => page.FindAll("tbody tr").Should().HaveCount(4));
    }

    private async Task TypeAsync(IRenderedComponent<ClientsPage> page, string text)
    {
        await page.InvokeAsync(() => page.Find("input[type=search]").Input(text));
        Clinic.Clock.Advance(Pause);
    }
}
