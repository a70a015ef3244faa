using Bunit;
using OrgChat.Domain.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Chat;

namespace OrgChat.Tests.Components.Chat;

/// <summary>One click must not show a patient another’s words.</summary>
public sealed class AddParticipantsTests : ScreenTest
{
    private Guid chat;

    [Fact]
    public async Task The_team_is_offered_first_and_no_client_before_one_asks_for_clients()
    {
        var dialog = await OpenAsync();

        dialog.Find(".field-label").Words().Should().Be("Team");
        dialog.Texts(".pick .person-name").Should().NotContain("Grace Nwosu").And.Contain("Dr. Daniel Kim");
        dialog.Find(".client-choice").Words().Should().StartWith("Add a client or relative");
    }

    [Fact]
    public async Task Another_client_is_added_only_after_a_second_question_that_names_both()
    {
        var elena = await Clinic.WelcomeAsync("Elena Costa", new DateOnly(1973, 6, 6));
        var dialog = await OpenAsync();
        await ChooseAsync(dialog, "elena");

        dialog.Find(".dialog-title").Words().Should().Be("Add Elena Costa?");
        dialog.Find(".dialog-body").Words().Should()
            .Contain("Elena Costa, born Jun 6, 1973, will read everything Ana Ruiz, born May 17, 1980, and the team wrote, from the first message on.")
            .And.Contain("Not known here as a relative of Ana Ruiz.");
        (await Clinic.ConversationAsync(chat)).Clients.Should().ContainSingle("nothing is done before the second answer");

        await dialog.InvokeAsync(() => dialog.Find("form").Submit());
        dialog.WaitForAssertion(() => dialog.FindAll(".dialog-title").Should().NotContain(title => title.Words() == "Add Elena Costa?"));
        (await Clinic.ConversationAsync(chat)).Clients.Should().Contain(client => client.Id == elena.Id);
    }

    [Fact]
    public async Task Cancelling_the_second_question_adds_nobody_and_leads_back()
    {
        await Clinic.WelcomeAsync("Elena Costa");
        var dialog = await OpenAsync();
        await ChooseAsync(dialog, "elena");

        await dialog.InvokeAsync(() => dialog.FindAll("button").Single(button => button.Words() == "Cancel").Click());

        dialog.Find(".dialog-title").Words().Should().Be("Add people to this conversation");
        (await Clinic.ConversationAsync(chat)).Clients.Should().ContainSingle();
    }

    [Fact]
    public async Task The_family_of_the_client_is_suggested_and_the_question_says_how_they_are_related()
    {
        await Clinic.WelcomeRelativeAsync("Lucia Ruiz", "daughter", Clinic.Ana, new DateOnly(1995, 3, 2));
        var dialog = await OpenAsync();
        await OpenClientsAsync(dialog);

        dialog.Find(".pick-button").Words().Should().Contain("Lucia Ruiz, daughter of Ana Ruiz");
        await dialog.InvokeAsync(() => dialog.Find(".pick-button").Click());

        dialog.Find(".dialog-body").Words().Should().Contain("Known here: Lucia Ruiz, daughter of Ana Ruiz.");
    }

    private async Task<IRenderedComponent<AddParticipants>> OpenAsync()
    {
        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var details = await Clinic.Reader.DetailsAsync(Clinic.Maria, chat);
        var dialog = await OpenAsync<AddParticipants>(Clinic.Maria, parameters => parameters.Add(d => d.Details, details));
        dialog.WaitForState(() => dialog.FindAll(".pick").Count > 1);
        return dialog;
    }

    private static async Task OpenClientsAsync(IRenderedComponent<AddParticipants> dialog)
    {
        await dialog.InvokeAsync(() => dialog.Find(".client-choice > button").Click());
        dialog.WaitForState(() => dialog.FindAll("[aria-label='Search clients']").Count == 1);
    }

    private static async Task ChooseAsync(IRenderedComponent<AddParticipants> dialog, string name)
    {
        await OpenClientsAsync(dialog);
        await dialog.InvokeAsync(() => dialog.Find("[aria-label='Search clients']").Input(name));
        dialog.WaitForState(() => dialog.FindAll(".pick-button").Count == 1);
        await dialog.InvokeAsync(() => dialog.Find(".pick-button").Click());
    }
}
