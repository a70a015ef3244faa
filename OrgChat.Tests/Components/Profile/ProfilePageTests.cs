using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Profile;

namespace OrgChat.Tests.Components.Profile;

public sealed class ProfilePageTests : ScreenTest
{
    [Fact]
    public async Task A_member_changes_name_and_signature_line()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Nora);
        await page.InvokeAsync(() => page.Find("#display-name").Change("Nora Fields-Kim"));
        await page.InvokeAsync(() => page.Find("#signature").Change("Mornings"));

        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Select(toast => toast.Text).Should().Equal("Saved."));
        (await Clinic.OwnAccount.OpenAsync(Clinic.Nora)).Should().Be(new OwnAccountModel("Nora Fields-Kim", "Mornings"));
    }

    [Fact]
    public async Task A_client_reads_who_keeps_their_name_and_has_the_rest()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Ana);

        page.FindAll("form").Should().BeEmpty();
        page.Find("[aria-labelledby=own-name] .card-sub").Words().Should().StartWith("Your clinic keeps your name.");
        page.FindAll("input[name=language]").Should().HaveCount(3);
    }

    [Fact]
    public async Task Another_language_begins_the_page_anew()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Nora);
        page.Texts("[aria-labelledby=language] .pick").Should().Equal("As the browser asks", "English", "Español");

        await page.InvokeAsync(() => page.FindAll("input[name=language]")[2].Change("on"));

        (await Clinic.Preferences.ReadAsync(Clinic.Nora)).Language.Should().Be(Language.Spanish);
        ((BunitNavigationManager)Services.GetRequiredService<NavigationManager>()).History.First().Options.ForceLoad.Should().BeTrue();

        await page.InvokeAsync(() => page.FindAll("input[name=language]")[0].Change("on"));
        (await Clinic.Preferences.ReadAsync(Clinic.Nora)).Language.Should().BeNull();
    }

    [Fact]
    public async Task Keys_pressed_alone_are_offered_where_there_may_be_keys()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Ana);

        page.Find("[aria-labelledby=shortcuts]").ClassList.Should().Contain("only-keys");
        File.ReadAllText(Path.Combine(Repository.Root, "OrgChat.Web", "wwwroot", "css", "controls.css")).Should()
            .MatchRegex(@"@media \(hover: none\) and \(pointer: coarse\) \{\s*\.key, \.only-keys \{ display: none; \}");
    }

    [Fact]
    public async Task Where_notices_appear_and_whether_keys_act_alone_is_kept()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Ana);

        await page.InvokeAsync(() => page.FindAll("input[name=notices]")[1].Change("on"));
        await page.InvokeAsync(() => page.Find("input[type=checkbox]").Change(false));

        var kept = await Clinic.Preferences.ReadAsync(Clinic.Ana);
        (kept.Notices, kept.HasShortcuts).Should().Be((NoticePlace.Bottom, false));
    }
}
