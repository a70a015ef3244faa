using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clients;

namespace OrgChat.Tests.Components.Clients;

public sealed class ClientPageTests : ScreenTest
{
    [Fact]
    public async Task A_conversation_opens_in_the_view_in_which_one_may_answer()
    {
        var marias = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var jamies = await Clinic.StartAsync(Clinic.Jamie, Clinic.Ana);

        var page = await OpenAsync(Clinic.Jamie);

        page.FindAll("a.line-link").Select(row => row.GetAttribute("href"))
            .Should().BeEquivalentTo($"/chat/organization/{marias}", $"/chat/{jamies}");
    }

    [Fact]
    public async Task With_access_to_all_alone_a_conversation_is_marked_read_only()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var page = await OpenAsync(Clinic.Nora);

        page.Find("a.line-link").GetAttribute("href").Should().Be($"/chat/{conversation}");
        page.Find("a.line-link").Words().Should().Contain("Read only");
    }

    [Fact]
    public async Task A_conversation_is_called_by_its_owner_and_its_title()
    {
        await Clinic.StartAsync("Insurance card", Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana);

        var page = await OpenAsync(Clinic.Jamie);

        page.Texts("a.line-link .person-name").Should().BeEquivalentTo("Dr. Maria Lopez · Insurance card", "Dr. Daniel Kim");
    }

    [Fact]
    public async Task Opening_is_accounted_for_once_however_often_the_page_reads_again()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var page = await OpenAsync(Clinic.Maria);

        await Clinic.SayAsync(Clinic.Ana, conversation, "Good morning");

        page.WaitForAssertion(() => page.Find("a.line-link").Words().Should().Contain("Ana: Good morning"));
        (await Clinic.RecordAsync()).Should().ContainSingle(entry => entry.Action == AuditAction.ClientPageOpened);
    }

    [Fact]
    public async Task The_page_closes_with_the_right_to_it()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients);
        var page = await OpenAsync(Clinic.Nora);
        page.Find("h1").Words().Should().Be("Ana Ruiz");

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, Permission.SearchAllClients);

        page.WaitForAssertion(() => page.Find("h1").Words().Should().Be("This page isn’t here, or isn’t open to you."));
        page.Markup.Should().NotContain("Ana Ruiz");
        (await Clinic.RecordAsync()).Should().NotContain(entry => entry.Outcome != Outcome.Done, "what the screen repeats is no attempt");
    }

    [Fact]
    public async Task An_admin_assigns_and_unassigns_with_a_way_back()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        var page = await OpenAsync(Clinic.Ines);
        await page.InvokeAsync(() => page.Button("Assign").Click());
        await ChooseAsync(Dialogs, "Team member", "Dr. Maria Lopez · Provider");
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());
        page.WaitForAssertion(() => page.Texts("[aria-labelledby=care-team] .person-name").Should().Equal("Dr. Maria Lopez"));

        await page.InvokeAsync(() => page.Button("Unassign Dr. Maria Lopez").Click());
        page.WaitForAssertion(() => page.FindAll("[aria-labelledby=care-team] .person-name").Should().BeEmpty());

        await page.InvokeAsync(Toasts.Shown.Single().OfferAsync!);
        page.WaitForAssertion(() => page.Texts("[aria-labelledby=care-team] .person-name").Should().Equal("Dr. Maria Lopez"));
    }

    [Fact]
    public async Task A_conversation_starts_from_the_clients_page_with_the_client_chosen()
    {
        var page = await OpenAsync(Clinic.Jamie);

        await page.InvokeAsync(() => page.Button("New conversation").Click());
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());

        page.WaitForAssertion(() => page.Find("a.line-link").Words().Should().Contain("Jamie Lee"));
        Services.GetRequiredService<NavigationManager>().Uri.Should().Contain("/chat/");
    }

    [Fact]
    public async Task Those_whose_search_does_not_find_the_client_start_no_conversation()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SeeAllClients);

        var page = await OpenAsync(Clinic.Nora);

        page.Texts("button").Should().NotContain(text => text.EndsWith("New conversation"));
    }

    [Fact]
    public async Task Those_who_are_not_admins_change_no_care_team()
    {
        var page = await OpenAsync(Clinic.Jamie);

        page.FindAll("[aria-labelledby=care-team] button").Should().BeEmpty();
    }

    [Fact]
    public async Task Access_is_ended_after_a_question_that_names_the_client_and_the_birth_date_and_can_be_given_back()
    {
        var page = await OpenAsync(Clinic.Jamie);
        await page.InvokeAsync(() => page.Button("Deactivate").Click());
        Dialogs.WaitForAssertion(() => Dialogs.Find(".dialog-title").Words().Should().Be("Deactivate Ana Ruiz, born May 17, 1980?"));
        Dialogs.Find(".dialog-body").Words().Should().Contain("stay readable for the team");

        await page.InvokeAsync(() => Dialogs.Find("form").Submit());

        page.WaitForAssertion(() => page.Find(".page-head .chip").Words().Should().Be("Inactive"));
        page.Texts("button").Should().Contain("Reactivate").And.NotContain(text => text.EndsWith("New conversation"));

        await page.InvokeAsync(Toasts.Shown.Single().OfferAsync!);
        page.WaitForAssertion(() => page.Button("Deactivate"));
        page.FindAll(".page-head .chip").Should().BeEmpty();
    }

    [Fact]
    public async Task Those_who_may_not_add_clients_end_no_access()
    {
        await Clinic.AllowAsync(Clinic.Sam, Permission.SearchAllClients);

        (await OpenAsync(Clinic.Sam)).FindAll("[aria-labelledby=activity]").Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_of_another_clinic_looks_like_an_unknown_address()
    {
        var page = await OpenAsync<ClientPage>(Clinic.Jamie, page => page.Add(p => p.ClientId, Clinic.Theo.Id));

        page.Find("h1").Words().Should().Be("This page isn’t here, or isn’t open to you.");
        page.Markup.Should().NotContain("Theo");
    }

    [Fact]
    public async Task A_screen_that_is_closed_no_longer_listens()
    {
        var page = await OpenAsync(Clinic.Jamie);
        Clinic.Live.Listeners.Should().Be(1);

        page.Instance.Dispose();

        Clinic.Live.Listeners.Should().Be(0);
    }

    private Task<IRenderedComponent<ClientPage>> OpenAsync(Someone reader) =>
        OpenAsync<ClientPage>(reader, page => page.Add(p => p.ClientId, Clinic.Ana.Id));
}
