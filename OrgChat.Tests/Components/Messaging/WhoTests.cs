using Bunit;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

public sealed class WhoTests : ScreenTest
{
    [Fact]
    public async Task A_clients_details_name_who_can_read_and_who_answered_and_follow_the_rights_in_the_open_window()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello, Ana");
        var pane = await OpenAsync(Clinic.Ana, chat);
        pane.WaitForAssertion(() => pane.Texts("[aria-label='Can read this without taking part'] .person-name")
            .Should().Equal("Jamie Lee", "Sam Ortiz"));
        pane.Texts("[aria-labelledby=who-answered] .person-name").Should().Equal("Jamie Lee for Dr. Maria Lopez");
        pane.Markup.Should().NotContain("Who looked here");

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Sam, Permission.AccessAllConversations);

        pane.WaitForAssertion(() => pane.Texts("[aria-label='Can read this without taking part'] .person-name")
            .Should().Equal("Jamie Lee"));
        (await Clinic.RecordAsync()).Should().NotContain(entry => entry.Outcome != Outcome.Done);
    }

    [Fact]
    public async Task The_owner_asks_who_looked_here()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Reader.OpenAsync(Clinic.Jamie, chat);
        var pane = await OpenAsync(Clinic.Maria, chat);

        await pane.InvokeAsync(() => pane.Button("Who looked here").Click());

        Dialogs.WaitForAssertion(() => Dialogs.Texts("[aria-label=Openings] .person-text")
            .Should().Equal("Dr. Maria Lopez Participant", "Jamie Lee Organization chat"));
    }

    [Fact]
    public async Task Who_only_takes_part_is_not_offered_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);

        (await OpenAsync(Clinic.Daniel, chat)).Markup.Should().NotContain("Who looked here");
    }

    [Fact]
    public async Task Who_can_read_is_not_shown_as_nobody_when_it_cannot_be_read()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Tamper("People SET IsAdmin = 1 - IsAdmin WHERE Id", Clinic.Nora.Id);
        var pane = await OpenAsync(Clinic.Ana, chat);
        pane.WaitForAssertion(() => pane.Texts(".panel-section [role=alert]").Should().Equal("This could not be read just now."));
        pane.FindAll("#who-reads").Should().BeEmpty("nothing is said about who can");

        Tamper("People SET IsAdmin = 1 - IsAdmin WHERE Id", Clinic.Nora.Id);
        await pane.InvokeAsync(() => pane.Button("Try again").ClickAsync(new()));

        pane.WaitForAssertion(() => pane.Texts("#who-reads").Should().Equal("Who can read this"));
        pane.FindAll(".panel-section [role=alert]").Should().BeEmpty();
    }

    [Fact]
    public async Task A_clients_other_conversations_are_not_taken_for_none_when_they_cannot_be_read()
    {
        var (chat, other) = (await Clinic.StartAsync("Knee pain", Clinic.Maria, Clinic.Ana),
            await Clinic.StartAsync("Insurance card", Clinic.Maria, Clinic.Ana));
        Tamper("Conversations SET Revision = Revision + 7 WHERE Id", other);
        var pane = await OpenAsync(Clinic.Maria, chat);
        pane.WaitForAssertion(() => pane.Texts(".panel-section [role=alert]").Should().Equal("They could not be read just now."));

        Tamper("Conversations SET Revision = Revision - 7 WHERE Id", other);
        await pane.InvokeAsync(() => pane.Button("Try again").ClickAsync(new()));

        pane.WaitForAssertion(() => pane.Texts(".side-panel a.person .person-name").Should().Equal("Insurance card"));
    }

    // A row that is not believed is refused, as a busy database would be.
    private void Tamper(string change, Guid id) => Contents.Ask(Clinic.File, $"UPDATE {change} = '{id.ToString().ToUpperInvariant()}'");

    private Task<IRenderedComponent<ConversationPane>> OpenAsync(Someone reader, Guid chat) => OpenAsync<ConversationPane>(
        reader, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Personal).Add(c => c.IsPanelOpen, true));
}
