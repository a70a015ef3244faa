using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Inbox;

/// <summary>Whom and what the search above a list finds; the same in the database and for a live change.</summary>
public sealed class ListSearchTests : ClinicTest
{
    private static readonly InboxFilter Personal = new(ChatView.Personal);
    private static readonly InboxFilter Organization = new(ChatView.Organization);

    [Theory]
    [InlineData("tomas", true)]
    [InlineData("TOMÁS ok", true)]
    [InlineData("  okafor ", true)]
    [InlineData("lopez", false)]
    [InlineData("schulter", true)]
    [InlineData("ana", false)]
    [InlineData("100%", false)]
    [InlineData("_", false)]
    public async Task Search_finds_people_and_titles_whatever_the_accents(string text, bool isFound)
    {
        await Clinic.StartAsync("Schültér", Clinic.Maria, Clinic.Tomas);

        (await IdsAsync(Clinic.Jamie, Organization with { Text = text })).Should().HaveCount(isFound ? 1 : 0);
    }

    [Theory]
    [InlineData("ana", true)]
    [InlineData("lopez", false)]
    [InlineData("nora", false)]
    public async Task Staff_search_for_clients_and_not_for_who_owns_or_takes_part_in_the_list_and_live(string text, bool isFound)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        var filter = Organization with { Text = text };
        var snapshot = new ConversationSnapshot(await Clinic.ConversationAsync(chat), new Dictionary<Guid, PersonalState>(),
            new Dictionary<Guid, string>());

        (await IdsAsync(Clinic.Jamie, filter)).Should().HaveCount(isFound ? 1 : 0);
        (filter.RowFor(await Clinic.PersonAsync(Clinic.Jamie), snapshot) is not null).Should().Be(isFound);
    }

    [Fact]
    public async Task Clients_search_for_whom_they_write_with_in_the_list_and_live()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var filter = Personal with { Text = "lopez" };
        var snapshot = new ConversationSnapshot(await Clinic.ConversationAsync(chat), new Dictionary<Guid, PersonalState>(),
            new Dictionary<Guid, string>());

        (await IdsAsync(Clinic.Ana, filter)).Should().Equal(chat);
        filter.RowFor(await Clinic.PersonAsync(Clinic.Maria), snapshot).Should().BeNull("the same filter asked for staff first");
        filter.RowFor(await Clinic.PersonAsync(Clinic.Ana), snapshot).Should().NotBeNull();
    }

    [Fact]
    public async Task Search_does_not_find_by_who_left()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Grace);
        (await IdsAsync(Clinic.Maria, Personal with { Text = "grace" })).Should().Equal(chat);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Grace);

        (await IdsAsync(Clinic.Maria, Personal with { Text = "grace" })).Should().BeEmpty();
    }

    private async Task<List<Guid>> IdsAsync(Someone reader, InboxFilter filter) =>
        [.. (await Clinic.Inbox.ListAsync(reader, filter)).Rows.Select(row => row.Id)];
}
