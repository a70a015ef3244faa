using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Tags;

public sealed class TagFilterTests : ClinicTest
{
    private static readonly InboxFilter Queue = new(ChatView.Organization);

    [Fact]
    public async Task A_list_is_narrowed_to_any_of_some_tags_and_to_what_somebody_has_claimed()
    {
        var (anas, tomas, _) = (await StartAsync(Clinic.Ana), await StartAsync(Clinic.Tomas), await StartAsync(Clinic.Grace));
        var (refill, billing, lab) = (await AddAsync("Refill"), await AddAsync("Billing"), await AddAsync("Lab"));
        await Clinic.Tags.SetAsync(Clinic.Jamie, anas, refill, isOn: true);
        await Clinic.Tags.SetAsync(Clinic.Jamie, anas, billing, isOn: true);
        await Clinic.Tags.SetAsync(Clinic.Jamie, tomas, billing, isOn: true);
        await Clinic.Claims.ClaimAsync(Clinic.Sam, tomas);

        (await FoundAsync(Queue with { TagIds = new([refill]) })).Should().Equal(anas);
        (await FoundAsync(Queue with { TagIds = new([refill, billing]) })).Should().BeEquivalentTo([anas, tomas]);
        (await FoundAsync(Queue with { TagIds = new([lab]) })).Should().BeEmpty();
        (await FoundAsync(Queue with { ClaimedById = Clinic.Sam.Id })).Should().Equal(tomas);
        (await FoundAsync(Queue with { TagIds = new([refill]), ClaimedById = Clinic.Sam.Id })).Should().BeEmpty();
        (await Clinic.Inbox.ClaimersAsync(Clinic.Jamie, ChatView.Organization)).Select(one => one.Name).Should().Equal("Sam Ortiz");
        (await Clinic.Inbox.ClaimersAsync(Clinic.Daniel, ChatView.Personal)).Should().BeEmpty("he takes part in none of them");
    }

    [Fact]
    public async Task A_removed_tag_narrows_to_nothing()
    {
        var (chat, refill) = (await StartAsync(Clinic.Ana), await AddAsync("Refill"));
        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);
        await Clinic.Tags.RemoveAsync(Clinic.Ines, refill);

        (await FoundAsync(Queue with { TagIds = new([refill]) })).Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_narrows_no_list_by_what_only_the_team_knows()
    {
        var (chat, refill) = (await StartAsync(Clinic.Ana), await AddAsync("Refill"));
        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        var own = new InboxFilter(ChatView.Personal);

        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Ana, own with { TagIds = new([refill]) }), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Ana, own with { ClaimedById = Clinic.Jamie.Id }), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Inbox.ClaimersAsync(Clinic.Ana, ChatView.Personal), MissingKind.Page);
    }

    [Fact]
    public async Task Who_lost_Organization_chat_filters_it_no_more()
    {
        var refill = await AddAsync("Refill");
        await Clinic.AllowAsync(Clinic.Jamie, TestClinic.TheThree);

        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Jamie, Queue with { TagIds = new([refill]) }), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Inbox.ClaimersAsync(Clinic.Jamie, ChatView.Organization), MissingKind.Page);
    }

    [Fact]
    public async Task Another_clinics_tag_finds_nothing_here()
    {
        var (chat, refill) = (await StartAsync(Clinic.Ana), await AddAsync("Refill"));
        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);

        var filter = new InboxFilter(ChatView.Personal) { TagIds = new([refill]) };
        (await Clinic.Inbox.ListAsync(Clinic.Haddad, filter)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_list_is_narrowed_to_is_remembered()
    {
        var refill = await AddAsync("Refill");
        var place = new ListPlace(ChatView.Organization, InboxTab.All, null) { ClaimedById = Clinic.Sam.Id, TagIds = new([refill]) };

        await Clinic.Preferences.RememberAsync(Clinic.Jamie, place);

        (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Place.Should().Be(place);
    }

    private async Task<Guid> StartAsync(Someone client)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, client);
        await Clinic.SayAsync(client, chat, "Hello");
        Clinic.Later();
        return chat;
    }

    private Task<Guid> AddAsync(string name) => Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, name, TagColor.Teal));

    private async Task<IEnumerable<Guid>> FoundAsync(InboxFilter filter) =>
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, filter)).Rows.Select(row => row.Id);
}
