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
        pane.WaitForAssertion(() => pane.Texts("[aria-label='Can read this without taking part'] .person-name").Should().Equal("Jamie Lee", "Sam Ortiz"));
        pane.Texts("[aria-labelledby=who-answered] .person-name").Should().Equal("Jamie Lee for Dr. Maria Lopez");
        pane.Markup.Should().NotContain("Who looked here");

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Sam, Permission.AccessAllConversations);

        pane.WaitForAssertion(() => pane.Texts("[aria-label='Can read this without taking part'] .person-name").Should().Equal("Jamie Lee"));
        (await Clinic.RecordAsync()).Should().NotContain(entry => entry.Outcome != Outcome.Done);
    }

    [Fact]
    public async Task The_owner_asks_who_looked_here()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Reader.OpenAsync(Clinic.Jamie, chat);
        var pane = await OpenAsync(Clinic.Maria, chat);

        await pane.InvokeAsync(() => pane.Button("Who looked here").Click());

        Dialogs.WaitForAssertion(() => Dialogs.Texts("[aria-label=Openings] .person-text").Should().Equal("Dr. Maria Lopez Participant", "Jamie Lee Organization chat"));
    }

    [Fact]
    public async Task Who_only_takes_part_is_not_offered_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);

        (await OpenAsync(Clinic.Daniel, chat)).Markup.Should().NotContain("Who looked here");
    }

    private Task<IRenderedComponent<ConversationPane>> OpenAsync(Someone reader, Guid chat) => OpenAsync<ConversationPane>(
        reader, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Personal).Add(c => c.IsPanelOpen, true));
}
