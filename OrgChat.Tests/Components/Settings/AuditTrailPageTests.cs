using Bunit;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Settings;

namespace OrgChat.Tests.Components.Settings;

public sealed class AuditTrailPageTests : ScreenTest
{
    [Fact]
    public async Task Every_action_has_words_of_its_own()
    {
        var names = Enum.GetValues<AuditAction>().Select(AuditWords.Name).ToList();

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
            "Today, 9:00 AM", "Jamie Lee", "Sent on behalf of Dr. Maria Lopez", "Ana Ruiz", "Organization chat", "–");
        page.Markup.Should().NotContain("Good morning", "no person’s words are in the record");
    }

    [Fact]
    public async Task It_is_narrowed_to_a_person_an_action_a_client_and_a_day()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Hello");
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SearchAllClients);
        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Find("#audit-who").Change(Clinic.Nora.Id.ToString()));
        page.WaitForAssertion(() => page.Texts("tbody td:nth-child(4)").Should().Equal("Nora Fields"));

        await page.InvokeAsync(() => page.Find("#audit-who").Change(""));
        await page.InvokeAsync(() => page.Find("#audit-client").Input("ana"));
        page.WaitForAssertion(() => page.Find("[role=option]").Words().Should().Be("Ana Ruiz"));
        await page.InvokeAsync(() => page.Find("#audit-client").KeyDown("Enter"));
        page.WaitForAssertion(() => page.Texts("tbody td:nth-child(4)").Should().OnlyContain(about => about == "Ana Ruiz"));

        await page.InvokeAsync(() => page.Find("#audit-from").Change("2030-01-01"));
        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Nothing recorded here"));
    }

    [Fact]
    public async Task More_than_a_page_is_loaded_on_demand()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 0; number <= AuditTrail.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, conversation, "Hello");

        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines);
        page.FindAll("tbody tr").Should().HaveCount(AuditTrail.PageSize);
        await page.InvokeAsync(() => page.Button("Load more").Click());

        page.WaitForAssertion(() => page.FindAll("tbody tr").Should().HaveCount(AuditTrail.PageSize + 2, "this reading was recorded, too"));
        page.Find(".load-more").Words().Should().Be("That is all.");
    }
}
