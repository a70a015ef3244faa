using Bunit;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging.Starting;

namespace OrgChat.Tests.Components.Messaging;

public sealed class NewConversationTests : ScreenTest
{
    [Fact]
    public async Task What_was_missing_is_no_longer_said_once_somebody_is_chosen()
    {
        var dialog = await OpenAsync();
        await dialog.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().EndWith("Choose at least one client."));

        await FindPeopleAsync("new-people", "henrik");
        await TakePersonAsync("Henrik Lund");

        Dialogs.WaitForAssertion(() => Dialogs.Texts("[role=alert]").Should().NotContain(text => text.Contains("Choose at least")));
    }

    [Fact]
    public async Task Colleagues_are_told_apart_by_profession_or_else_by_role()
    {
        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora,
            new MemberForm(Clinic.Nora.Name, "nora.fields@lakeside.example", TeamRole.Support, "", false));

        await OpenAsync();
        await FindPeopleAsync("new-people", "", 5);

        SubOf("Dr. Maria Lopez").Should().Be("Physician");
        SubOf("Nora Fields").Should().Be("Support");

        string SubOf(string name) =>
            Popovers.FindAll("[role=option]").Single(option => option.QuerySelector(".person-name")!.Words() == name)
                .QuerySelector(".person-sub")!.Words();
    }

    [Fact]
    public async Task Who_was_chosen_stands_above_and_the_next_one_can_be_looked_for()
    {
        await OpenAsync();
        await FindPeopleAsync("new-people", "hen");
        await TakePersonAsync("Henrik Lund");

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".chip-removable").Should().ContainSingle().Which.Should().StartWith("Henrik Lund"));
        Dialogs.Find("#new-people").GetAttribute("value").Should().BeNullOrEmpty("the next one can be looked for");
        Dialogs.Find("#new-people").GetAttribute("form").Should().NotBeNullOrEmpty("Enter in a field of the form would send it");
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Personal))).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_open_with_a_client_already_is_shown_before_another_one_is_started()
    {
        var named = await Clinic.StartAsync("Lab results", Clinic.Maria, Clinic.Ana);
        var unnamed = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));
        await OpenAsync<NewConversation>(Clinic.Jamie, parameters => parameters.Add(d => d.With, new PersonName(Clinic.Ana, "Ana Ruiz")));

        Dialogs.WaitForAssertion(() => Dialogs.Find(".open-already .notice-title").Words()
            .Should().Be("Ana Ruiz has 2 open conversations"));
        Dialogs.FindAll(".open-already a").Select(link => (link.Words(), link.GetAttribute("href"))).Should().BeEquivalentTo(
            [("Lab results", $"/chat/organization/{named}"), ("Ana Ruiz, with Dr. Daniel Kim", $"/chat/organization/{unnamed}")]);

        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Personal)).GetAwaiter().GetResult()
            .Rows.Should().ContainSingle());
    }

    [Fact]
    public async Task With_a_namesake_the_chosen_client_carries_the_birth_date()
    {
        await Clinic.WelcomeAsync("Ana Ruiz", new DateOnly(1942, 1, 3));
        await OpenAsync();

        await FindPeopleAsync("new-people", "ana", 2);
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=option]").Single(option => option.Words().Contains("born Jan 3, 1942"))
            .ClickAsync(new MouseEventArgs()));

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".chip-removable")
            .Should().ContainSingle().Which.Should().StartWith("Ana Ruiz, born Jan 3, 1942"));
    }

    [Fact]
    public async Task What_is_open_with_a_client_and_cannot_be_read_just_now_leaves_the_dialog_with_another_try()
    {
        var chat = await Clinic.StartAsync("Lab results", Clinic.Maria, Clinic.Ana);
        Tamper("Conversations SET Revision = Revision + 7 WHERE Id", chat);
        await OpenAsync<NewConversation>(Clinic.Jamie, parameters => parameters.Add(d => d.With, new PersonName(Clinic.Ana, "Ana Ruiz")));
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".fields [role=alert]").Should().ContainSingle());
        Dialogs.Texts(".chip-removable").Should().ContainSingle().Which.Should().StartWith("Ana Ruiz");

        Tamper("Conversations SET Revision = Revision - 7 WHERE Id", chat);
        await Dialogs.InvokeAsync(() => Dialogs.Button("Try again").ClickAsync(new()));

        Dialogs.WaitForAssertion(() => Dialogs.Find(".open-already .notice-title").Words().Should().Be("Ana Ruiz has 1 open conversation"));
        Dialogs.FindAll(".fields [role=alert]").Should().BeEmpty();
    }

    [Fact]
    public async Task Names_that_cannot_be_looked_for_just_now_are_looked_for_again_beside_the_field()
    {
        await OpenAsync();
        Tamper("People SET IsAdmin = 1 - IsAdmin WHERE Id", Clinic.Nora.Id);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#new-people").InputAsync("nora"));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".fields [role=alert]").Should().Equal("Names could not be looked for just now."));
        Popovers.Markup.Should().NotContain("Nobody found");

        Tamper("People SET IsAdmin = 1 - IsAdmin WHERE Id", Clinic.Nora.Id);
        await Dialogs.InvokeAsync(() => Dialogs.Button("Try again").ClickAsync(new()));

        Popovers.WaitForAssertion(() => Popovers.Texts("[role=option]").Should().ContainSingle().Which.Should().Contain("Nora Fields"));
        Dialogs.FindAll(".fields [role=alert]").Should().BeEmpty();
    }

    // A row that is not believed is refused, as a busy database would be.
    private void Tamper(string change, Guid id) => Contents.Ask(Clinic.File, $"UPDATE {change} = '{id.ToString().ToUpperInvariant()}'");

    private Task<IRenderedComponent<NewConversation>> OpenAsync() => OpenAsync<NewConversation>(Clinic.Jamie);
}
