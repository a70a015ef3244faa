using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Audit;

namespace OrgChat.Tests.Components.Audit;

public sealed class AuditTrailPageTests : ScreenTest
{
    [Fact]
    public async Task Every_action_has_words_of_its_own()
    {
        var names = Enum.GetValues<AuditAction>().Select(AuditText.Name).ToList();

        names.Should().OnlyHaveUniqueItems();
        names.Should().OnlyContain(name => name.Contains(' '), "an action’s identifier is no sentence");
        await Task.CompletedTask;
    }

    [Fact]
    public async Task An_entry_says_who_what_whom_by_which_right_and_when()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Good morning");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, conversation, "Good morning, Ana");

        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);

        page.Texts("tbody tr:first-child td").Should().Equal(
            "Today, 9:00:00 AM", "Jamie Lee", "Sent on behalf of Dr. Maria Lopez", "Ana Ruiz", "Organization chat", "–");
        page.Markup.Should().NotContain("Good morning", "no person’s words are in the record");
    }

    [Fact]
    public async Task A_Spanish_admin_reads_it_in_Spanish()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, conversation, "Good morning, Ana");
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SearchAllClients);
        await Clinic.HidesAsync(() => Clinic.Colleagues.ListAsync(Clinic.Sam), MissingKind.Page);
        Language.Spanish.Use();

        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);

        page.Texts("thead th").Should().Equal("Cuándo", "Quién", "Qué", "Sobre", "Por derecho", "Desde dónde");
        page.Texts("tbody td:nth-child(3)").Should().Contain("Envió en nombre de Dr. Maria Lopez")
            .And.Contain("Activó «" + Permission.SearchAllClients.Text() + "»")
            .And.Contain("Pidió una página: Equipo Rechazado No está, o no está abierto para esa persona");
        page.Texts("tbody td:nth-child(5)").Should().Contain("Chat de la organización");
        page.Find("button[aria-pressed=true]").Words().Should().Be("Todo");
        page.Find(".grid-foot").Words().Should().Be("Se conserva al menos 6 años. Nunca se quita nada.");
    }

    [Fact]
    public async Task It_is_narrowed_to_a_person_an_action_a_client_and_a_day()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Hello");
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SearchAllClients);
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);

        await ChooseAsync(page, "Who", "Nora Fields");
        page.WaitForAssertion(() => page.Texts("tbody td:nth-child(4)").Should().Equal("Nora Fields"));

        await ChooseAsync(page, "Who", "Everyone");
        page.WaitForAssertion(() => page.Texts("tbody td:nth-child(4)").Should().Contain("Ana Ruiz"));
        await page.InvokeAsync(() => page.Find("#audit-client").InputAsync("ana"));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Popovers.WaitForAssertion(() => Popovers.Texts("[role=option]").Should().Contain("Ana Ruiz"));
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=option]").Single(option => option.Words() == "Ana Ruiz")
            .ClickAsync(new()));
        page.WaitForAssertion(() => page.Texts("tbody td:nth-child(4)").Should().OnlyContain(about => about == "Ana Ruiz"));

        await page.InvokeAsync(() => page.Find("#audit-from").Change("2030-01-01"));
        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Nothing recorded here"));
    }

    [Fact]
    public async Task The_address_holds_the_question_by_ids_and_who_saw_a_client_is_answered_by_people_times_and_rights()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Reader.OpenAsync(Clinic.Jamie, conversation);
        Clinic.Later();
        await Clinic.Reader.OpenAsync(Clinic.Jamie, conversation);
        await Clinic.Clients.OpenAsync(Clinic.Sam, Clinic.Ana);
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);
        var address = Services.GetRequiredService<NavigationManager>();

        await page.InvokeAsync(() =>
            address.NavigateTo($"/settings/audit?question=WhoSaw&client={Clinic.Ana.Id}&from=2026-03-02&to=2026-03-02"));

        page.WaitForAssertion(() => page.Texts("[aria-labelledby=looks] .line-title").Should().BeEquivalentTo("Jamie Lee", "Sam Ortiz"));
        page.Texts("[aria-labelledby=looks] .line-sub").Should().BeEquivalentTo(
            "Opened a conversation, 2 times · Organization chat", "Opened a client’s page, 1 time · Permission for all clients");
        page.Find("#audit-client").GetAttribute("value").Should().Be("Ana Ruiz");
        await page.InvokeAsync(() => page.Button("Denied attempts").Click());
        page.WaitForAssertion(() => address.Uri.Should().Contain("question=Denied").And.NotContain("Ana"));
    }

    [Fact]
    public async Task A_denied_attempt_is_shown_with_its_reason()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(new Actor(Clinic.Nora, Address: "192.0.2.7"), conversation));
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Button("Denied attempts").Click());

        page.WaitForAssertion(() => page.Texts("tbody td").Should().Equal(
            "Today, 9:00:00 AM", "Nora Fields", "Opened a conversation Refused Not there, or not open to them", "Ana Ruiz", "–",
            "192.0.2.7"));
    }

    [Fact]
    public async Task Reading_the_record_is_recorded_once_a_question_and_an_attempt_to_read_it_is_denied()
    {
        await OpenAsync<AuditTrailPage>(Clinic.Ines);

        await Eventually.TrueAsync(async () => (await Clinic.RecordAsync()).Count > 0);
        (await Clinic.RecordAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new
            {
                Action = AuditAction.RecordRead,
                Facts = new AuditFacts { Question = AuditQuestion.Everything },
                ActorName = "Ines Romero",
                Outcome = Outcome.Done
            });
        (await Clinic.LastRecordAsync()).SessionId.Should().NotBeNull();
    }

    [Fact]
    public async Task Whoever_types_the_address_without_being_an_admin_leaves_one_denied_attempt()
    {
        (await OpenAsync<AuditTrailPage>(Clinic.Jamie)).Find("h1").Words().Should().StartWith("This page isn’t here");

        await Eventually.TrueAsync(async () => (await Clinic.RecordAsync()).Count > 0);
        (await Clinic.RecordAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Action = AuditAction.RecordRead, Outcome = Outcome.Denied, ActorName = "Jamie Lee" });
    }

    [Fact]
    public async Task The_button_verifies_and_says_so()
    {
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Button("Verify the record").Click());

        Dialogs.WaitForAssertion(() => Dialogs.Find(".notice").Words().Should().Contain("The record is whole: 1 entry"));
    }

    [Fact]
    public async Task More_than_a_page_is_turned_by_key_and_turning_is_not_recorded()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 0; number <= AuditTrailService.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, conversation, "Hello");

        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);
        page.FindAll("tbody tr").Should().HaveCount(AuditTrailService.PageSize);
        await page.InvokeAsync(() => page.Button("Next").Click());

        page.WaitForAssertion(() => page.Find(".grid-pager").Words().Should().StartWith("Page 2"));
        page.FindAll("tbody tr").Should().HaveCount(1);
        await page.InvokeAsync(() => page.Button("Previous").Click());
        page.WaitForAssertion(() => page.FindAll("tbody tr").Should().HaveCount(AuditTrailService.PageSize));
        (await Clinic.RecordAsync()).Should().ContainSingle(entry => entry.Action == AuditAction.RecordRead);
    }

    [Fact]
    public async Task The_order_is_turned_in_the_address_and_is_the_same_question()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Hello");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, conversation, "Hello, Ana");
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);
        page.Texts("tbody td:nth-child(2)")[0].Should().Be("Jamie Lee");

        await page.InvokeAsync(() => page.Find("th [aria-label=Sort]").Click());

        page.WaitForAssertion(() => page.Texts("tbody td:nth-child(2)")[0].Should().NotBe("Jamie Lee"));
        Services.GetRequiredService<NavigationManager>().Uri.Should().EndWith("/settings/audit?order=oldest");
        (await Clinic.RecordAsync()).Should().ContainSingle(entry => entry.Action == AuditAction.RecordRead);
    }

    [Fact]
    public async Task Actions_stand_under_headings_and_the_days_asked_for_most_are_one_press()
    {
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);
        var address = Services.GetRequiredService<NavigationManager>();

        await page.InvokeAsync(() => page.Find("[role=combobox][aria-label=What]").MouseDownAsync(new()));
        Popovers.WaitForAssertion(() => Popovers.Texts("[role=group][aria-label=Clients] [role=option]")
            .Should().Contain("Opened a client’s page"));
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=option]").Single(option => option.Words() == "Opened a client’s page")
            .ClickAsync(new()));
        page.WaitForAssertion(() => address.Uri.Should().EndWith("?action=ClientPageOpened"));
        await page.InvokeAsync(() => page.Button("Last week").Click());

        page.WaitForAssertion(() => address.Uri.Should().EndWith("?action=ClientPageOpened&from=2026-02-22&to=2026-03-02"));
        page.Button("Last week").GetAttribute("aria-pressed").Should().Be("true");
    }
}
