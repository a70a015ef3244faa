using Bunit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Audit;
using OrgChat.Web.Components.Clinic;
using OrgChat.Web.Components.Team;

namespace OrgChat.Tests.Components.Kit;

/// <summary>What the kit says by itself is read in the reader’s language, as all else is.</summary>
public sealed class KitWordsTests : ScreenTest
{
    [Theory]
    [InlineData("en", "Sort")]
    [InlineData("es", "Ordenar")]
    public async Task The_columns_of_the_team_are_sorted_by_a_button_with_a_name(string code, string name)
    {
        Language.Of(code)!.Use();

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        page.FindAll("th button").Select(button => button.GetAttribute("aria-label")).Distinct().Should().Equal(name);
    }

    [Theory]
    [InlineData("en", "Clear")]
    [InlineData("es", "Borrar")]
    public async Task A_chosen_person_is_taken_back_by_a_button_with_a_name(string code, string name)
    {
        Language.Of(code)!.Use();

        var page = await OpenAsync<AuditTrailPage>(Clinic.Ines, at: $"/settings/audit?client={Clinic.Ana.Id}");

        page.WaitForAssertion(() => page.FindAll(".mud-input-clear-button").Select(button => button.GetAttribute("aria-label"))
            .Should().Equal(name));
    }

    [Theory]
    [InlineData("en", "Not a valid number")]
    [InlineData("es", "No es un número válido")]
    public async Task A_number_of_minutes_that_is_none_is_named_beside_its_field(string code, string problem)
    {
        Language.Of(code)!.Use();
        var page = await OpenAsync<SecurityPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Find("#idle-staff").Change("soon"));

        page.Texts(".mud-input-helper-text").Should().Contain(problem);
    }
}
