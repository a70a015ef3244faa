using Bunit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Details;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>Whom one writes to stands in the head and beside the conversation.</summary>
public sealed class WhoIsWhoTests : ScreenTest
{
    [Fact]
    public async Task The_head_says_the_birth_date_of_the_one_client_also_without_a_namesake() =>
        (await HeadAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana))).Should().Be("Ana Ruiz born May 17, 1980");

    [Fact]
    public async Task Under_a_groups_title_it_says_whose_birth_date_it_is() =>
        (await HeadAsync(Clinic.Maria, await Clinic.StartAsync("Nutrition group", Clinic.Maria, Clinic.Ana, Clinic.Daniel))).Should()
            .Be("Nutrition group Ana Ruiz, born May 17, 1980");

    [Fact]
    public async Task With_several_clients_it_says_the_birth_date_of_each() =>
        (await HeadAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas))).Should()
            .Contain("Ana Ruiz, born May 17, 1980").And.Contain($"{Clinic.Tomas.Name}, born May 17, 1980");

    [Fact]
    public async Task Clients_read_no_birth_date_in_the_head() =>
        (await HeadAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana))).Should().Be("Dr. Maria Lopez");

    [Fact]
    public async Task With_several_clients_the_panel_shows_the_facts_and_the_page_of_each()
    {
        var panel = await PanelAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas));

        foreach (var client in new[] { Clinic.Ana, Clinic.Tomas })
        {
            var about = panel.Find($"[aria-label='About {client.Name}']");
            about.QuerySelector("a")!.GetAttribute("href").Should().Be($"/clients/{client.Id}");
            about.Words().Should().Contain("Born May 17, 1980");
        }
    }

    [Fact]
    public async Task A_client_reads_nobodys_facts_and_plain_words_for_who_is_there()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 010-2000" });
        var panel = await PanelAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas));

        panel.WaitForAssertion(() => panel.Find(".call-us a").GetAttribute("href").Should().Be("tel:5550102000"));
        panel.Markup.Should().NotContain("1980").And.NotContain("Owner").And.NotContain("3 people");
        panel.Find(".panel-head .person-sub").Words().Should().Be("Your care team");
        panel.FindAll(".people .person").Select(person => person.Words())
            .Should().ContainMatch("*Dr. Maria Lopez Physician").And.ContainMatch("*Ana Ruiz You");
    }

    [Theory]
    [InlineData(0, "Owner · has not seen the last 2")]
    [InlineData(1, "Owner · has not seen the last message")]
    [InlineData(2, "Owner")]
    public async Task The_panel_says_what_the_owner_has_not_seen(int read, string says)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "One");
        await Clinic.SayAsync(Clinic.Ana, chat, "Two");
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, read);

        (await PanelAsync(Clinic.Jamie, chat)).Find(".people .person-sub").Words().Should().Be(says);
    }

    private async Task<string> HeadAsync(Someone reader, Guid chat)
    {
        var details = await Clinic.Reader.DetailsAsync(reader, chat);
        var head = await OpenAsync<ConversationHead>(reader,
            parameters => parameters.Add(h => h.Details, details).Add(h => h.View, ChatView.Personal));
        return head.Find(".head-line").Words();
    }

    private async Task<IRenderedComponent<SidePanel>> PanelAsync(Someone reader, Guid chat)
    {
        var details = await Clinic.Reader.DetailsAsync(reader, chat);
        return await OpenAsync<SidePanel>(reader, parameters => parameters.Add(p => p.Details, details));
    }
}
