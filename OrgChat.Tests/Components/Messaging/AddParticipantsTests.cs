using Bunit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging.Details;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>One click must not show a patient another’s words.</summary>
public sealed class AddParticipantsTests : ScreenTest
{
    private Guid chat;

    [Fact]
    public async Task The_team_is_offered_first_and_no_client_before_one_asks_for_clients()
    {
        await OpenAsync();

        Dialogs.Find(".field-label").Words().Should().Be("Team");
        await FindPeopleAsync("add-team", "", 2);
        Popovers.Texts("[role=option] .person-name").Should().NotContain("Grace Nwosu").And.Contain("Dr. Daniel Kim");
        Dialogs.Find(".client-choice").Words().Should().StartWith("Add a client or relative");
    }

    [Fact]
    public async Task Another_client_is_added_only_after_a_second_question_that_names_both()
    {
        var elena = await Clinic.WelcomeAsync("Elena Costa", new DateOnly(1973, 6, 6));
        await OpenAsync();
        await ChooseClientAsync("elena");

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".dialog-title").Should().Equal("Add Elena Costa?"));
        Dialogs.Find(".dialog-body").Words().Should()
            .Contain(
                "Elena Costa, born Jun 6, 1973, will read everything Ana Ruiz, born May 17, 1980, and the team wrote, from the first message on.")
            .And.Contain("Not known here as a relative of Ana Ruiz.");
        (await Clinic.ConversationAsync(chat)).Clients.Should().ContainSingle("nothing is done before the second answer");

        await Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".dialog-title").Should().NotContain("Add Elena Costa?"));
        (await Clinic.ConversationAsync(chat)).Clients.Should().Contain(client => client.Id == elena.Id);
    }

    [Fact]
    public async Task Cancelling_the_second_question_adds_nobody_and_leads_back()
    {
        await Clinic.WelcomeAsync("Elena Costa");
        await OpenAsync();
        await ChooseClientAsync("elena");

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".dialog-title").Should().Equal("Add Elena Costa?"));

        await Dialogs.InvokeAsync(() => Dialogs.FindAll("button").Single(button => button.Words() == "Cancel").Click());

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".dialog-title").Should().Equal("Add people to this conversation"));
        (await Clinic.ConversationAsync(chat)).Clients.Should().ContainSingle();
    }

    [Fact]
    public async Task The_family_of_the_client_is_suggested_and_the_question_says_how_they_are_related()
    {
        await Clinic.WelcomeRelativeAsync("Lucia Ruiz", "daughter", Clinic.Ana, new DateOnly(1995, 3, 2));
        await OpenAsync();
        await FindPeopleAsync("add-client", "");

        Popovers.Find("[role=option]").Words().Should().Contain("Lucia Ruiz, daughter of Ana Ruiz");
        await TakePersonAsync("Lucia Ruiz");

        Dialogs.WaitForAssertion(() => Dialogs.Find(".dialog-body").Words()
            .Should().Contain("Known here: Lucia Ruiz, daughter of Ana Ruiz."));
    }

    private async Task OpenAsync()
    {
        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var details = await Clinic.Reader.DetailsAsync(Clinic.Maria, chat);
        await OpenAsync<AddParticipants>(Clinic.Maria, parameters => parameters.Add(d => d.Details, details));
    }

    private async Task ChooseClientAsync(string name)
    {
        await FindPeopleAsync("add-client", name);
        await Popovers.InvokeAsync(() => Popovers.Find("[role=option]").ClickAsync(new()));
    }
}
