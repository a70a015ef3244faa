using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Tags;

/// <summary>A tag reaches no client, and nothing that a client sees betrays that there is one.</summary>
public sealed class TagSecrecyTests : ClinicTest
{
    [Fact]
    public async Task The_list_its_order_its_counts_and_the_conversation_stay_as_they_were()
    {
        var (chat, tag) = await ArrangeAsync();
        var (list, opened) = (await SeenAsync(), await Clinic.Reader.OpenAsync(Clinic.Ana, chat));
        Clinic.Later();

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, tag, isOn: true);

        (await SeenAsync()).Should().BeEquivalentTo(list, all => all.WithStrictOrdering());
        var after = await Clinic.Reader.OpenAsync(Clinic.Ana, chat);
        after.Details.Should().Be(opened.Details, "its revision is the same too");
        after.Page.Should().BeEquivalentTo(opened.Page);
        (await Clinic.Reader.PrintAsync(Clinic.Ana, chat)).Tags.Should().BeEmpty();
        (await Clinic.Inbox.RowAsync(Clinic.Ana, chat))!.Tags.Should().BeEmpty();
    }

    [Fact]
    public async Task A_clients_open_window_is_told_nothing_of_the_tag_and_of_a_message_without_it()
    {
        var (chat, tag) = await ArrangeAsync();
        using var ana = await TestScreen.OpenAsync(Clinic, Clinic.Ana, chat);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria, chat);
        await ana.SettledAsync();
        await maria.SettledAsync();

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, tag, isOn: true);
        (await maria.NextAsync<ConversationChange>()).Snapshot!.TagsFor(await Clinic.PersonAsync(Clinic.Maria)).Should().ContainSingle();
        await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(tag, "Late", TagColor.Red));
        (await ana.SettledAsync()).Where(change => change is not ConversationChange { Snapshot: null }).Should().BeEmpty();
        Clinic.Later(0.5);
        await maria.NextAsync<RefreshChange>();
        (await ana.SettledAsync()).Where(change => change is not TimeChange).Should().BeEmpty();

        await Clinic.SayAsync(Clinic.Maria, chat, "Take it in the evening.");
        var news = (await ana.NextAsync<ConversationChange>()).Snapshot!;
        var reader = await Clinic.PersonAsync(Clinic.Ana);
        news.TagsFor(reader).Should().BeEmpty();
        new InboxFilter(ChatView.Personal).RowFor(reader, news)!.Tags.Should().BeEmpty();
    }

    [Fact]
    public async Task No_search_finds_it_not_even_the_teams()
    {
        var (chat, tag) = await ArrangeAsync();
        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, tag, isOn: true);

        foreach (var person in new[] { Clinic.Ana, Clinic.Maria, Clinic.Jamie })
        {
            (await Clinic.Search.SearchAsync(person, new SearchRequest("saffron"))).Rows.Should().BeEmpty();
            (await Clinic.Inbox.ListAsync(person, new InboxFilter(ChatView.Personal, Text: "saffron"))).Rows.Should().BeEmpty();
        }
    }

    private async Task<(Guid Chat, Guid Tag)> ArrangeAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Please take 10 mg.");
        await Clinic.SayAsync(Clinic.Ana, chat, "The new dose makes me dizzy.");
        return (chat, await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Saffron", TagColor.Pink)));
    }

    private async Task<object> SeenAsync() => new
    {
        (await Clinic.Inbox.ListAsync(Clinic.Ana, new InboxFilter(ChatView.Personal))).Rows,
        Tally = await Clinic.Inbox.TallyAsync(Clinic.Ana, ChatView.Personal),
    };
}
