using Bunit;
using OrgChat.Domain.Inbox;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Chat;

namespace OrgChat.Tests.Components.Chat;

public sealed class NewConversationTests : ScreenTest
{
    [Fact]
    public async Task What_was_missing_is_no_longer_said_once_somebody_is_chosen()
    {
        var dialog = await OpenAsync();
        await dialog.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().EndWith("Choose at least one client."));

        await dialog.InvokeAsync(() => Dialogs.Find(".pick input").Change(true));

        Dialogs.WaitForAssertion(() => Dialogs.Texts("[role=alert]").Should().NotContain(text => text.Contains("Choose at least")));
    }

    [Fact]
    public async Task Colleagues_are_told_apart_by_profession_or_else_by_role()
    {
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, new MemberForm(Clinic.Nora.Name, "nora.fields@lakeside.example", TeamRole.Support, "", false));

        var dialog = await OpenAsync();

        SubOf("Dr. Maria Lopez").Should().Be("Physician");
        SubOf("Nora Fields").Should().Be("Support");

        string SubOf(string name) => Dialogs.FindAll(".pick").Single(pick => pick.QuerySelector(".person-name")!.Words() == name).QuerySelector(".person-sub")!.Words();
    }

    [Fact]
    public async Task Enter_in_the_search_chooses_the_first_one_found_and_starts_nothing()
    {
        await OpenAsync();
        await Dialogs.InvokeAsync(() => Dialogs.Find("input[type=search]").Input("hen"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("input[type=search]").KeyDown("Enter"));

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".chip-removable").Should().ContainSingle().Which.Should().StartWith("Henrik Lund"));
        Dialogs.Find("input[type=search]").GetAttribute("form").Should().NotBeNullOrEmpty("Enter in a field of the form would send it");
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Personal))).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_open_with_a_client_already_is_shown_before_another_one_is_started()
    {
        var named = await Clinic.StartAsync("Lab results", Clinic.Maria, Clinic.Ana);
        var unnamed = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana);
        await Clinic.Desk.CloseAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));
        await OpenAsync<NewConversation>(Clinic.Jamie, parameters => parameters.Add(d => d.With, new PersonName(Clinic.Ana, "Ana Ruiz")));

        Dialogs.WaitForAssertion(() => Dialogs.Find(".open-already .notice-title").Words().Should().Be("Ana Ruiz has 2 open conversations"));
        Dialogs.FindAll(".open-already a").Select(link => (link.Words(), link.GetAttribute("href"))).Should().BeEquivalentTo(
            [("Lab results", $"/chat/organization/{named}"), ("Dr. Daniel Kim", $"/chat/organization/{unnamed}")]);

        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Personal)).GetAwaiter().GetResult().Rows.Should().ContainSingle());
    }

    [Fact]
    public async Task With_a_namesake_the_chosen_client_carries_the_birth_date()
    {
        await Clinic.WelcomeAsync("Ana Ruiz", new DateOnly(1942, 1, 3));
        await OpenAsync();

        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".pick").Single(pick => pick.Words().Contains("Born Jan 3, 1942")).QuerySelector("input")!.Change(true));

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".chip-removable").Should().ContainSingle().Which.Should().StartWith("Ana Ruiz, born Jan 3, 1942"));
    }

    private async Task<IRenderedComponent<NewConversation>> OpenAsync()
    {
        var dialog = await OpenAsync<NewConversation>(Clinic.Jamie);
        Dialogs.WaitForState(() => Dialogs.FindAll(".pick").Count > 1);
        return dialog;
    }
}
