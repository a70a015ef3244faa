using Bunit;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clients;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Clients;

/// <summary>An empty screen says what to do next, to those who may do it.</summary>
public sealed class FirstClientsTests : ScreenTest
{
    private static readonly string[] Ways = ["/clients?add", "/clients/import"];

    [Theory]
    [InlineData("Ines Romero")]
    [InlineData("Dr. Maria Lopez")]
    public async Task Who_may_add_clients_and_has_none_is_led_to_it_from_the_list(string name)
    {
        var list = await OpenAsync<ConversationList>(new[] { Clinic.Ines, Clinic.Maria }.Single(one => one.Name == name),
            parameters => parameters.Add(one => one.Place, ListPlace.First));

        list.WaitForAssertion(() => list.FindAll(".rows-empty a").Select(way => way.GetAttribute("href")).Should().Equal(Ways));
        list.Texts(".rows-empty a").Should().Equal("Add a client", "Import a list (CSV)");
    }

    [Fact]
    public async Task Who_may_not_starts_a_conversation_instead()
    {
        var list = await OpenAsync<ConversationList>(Clinic.Nora, parameters => parameters.Add(one => one.Place, ListPlace.First));

        list.WaitForAssertion(() => list.Texts(".rows-empty button").Should().Equal("Start a conversation"));
        list.FindAll(".rows-empty a").Should().BeEmpty();
        await list.InvokeAsync(() => list.Button("Start a conversation").Click());
        Dialogs.WaitForAssertion(() => Dialogs.FindAll(".dialog-title").Should().ContainSingle());
    }

    [Fact]
    public async Task Who_has_clients_and_no_conversation_yet_starts_one()
    {
        await Clinic.AllowAsync(Clinic.Ines, Permission.SeeAllClients);
        var list = await OpenAsync<ConversationList>(Clinic.Ines, parameters => parameters.Add(one => one.Place, ListPlace.First));

        list.WaitForAssertion(() => list.Texts(".rows-empty button").Should().Equal("Start a conversation"));
    }

    [Fact]
    public async Task Another_part_of_the_list_leads_back_to_all_of_it()
    {
        var list = await OpenAsync<ConversationList>(Clinic.Nora,
            parameters => parameters.Add(one => one.Place, new ListPlace(ChatView.Personal, InboxTab.Closed, null)));

        list.WaitForAssertion(() => list.Find(".rows-empty a").GetAttribute("href").Should().Be("/chat"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task So_does_the_Clients_page(bool mayAdd)
    {
        var page = await OpenAsync<NoClients>(mayAdd ? Clinic.Maria : Clinic.Nora, parameters => parameters
            .Add(one => one.Asked, new ClientRequest()).Add(one => one.IsSearchWide, false)
            .Add(one => one.OnShowAll, () => { }));

        page.WaitForAssertion(() => page.FindAll("a").Select(way => way.GetAttribute("href")).Should().Equal(mayAdd ? Ways : []));
    }
}
