using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Inbox;

/// <summary>Rule 7: everybody has their own read position, and nobody’s reading clears somebody else’s unread.</summary>
public sealed class UnreadTests : ClinicTest
{
    [Fact]
    public async Task Reading_through_the_organization_view_leaves_the_owners_unread_alone()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.Reader.OpenAsync(Clinic.Jamie, chat);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 3);

        (await UnreadAsync(Clinic.Jamie, ChatView.Organization)).Should().Be(0);
        (await UnreadAsync(Clinic.Maria)).Should().Be(3);
        (await UnreadAsync(Clinic.Sam, ChatView.Organization)).Should().Be(3);
        (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).ReadNumber.Should().Be(0);
    }

    [Fact]
    public async Task An_answer_on_behalf_is_unread_for_the_owner_whose_name_it_bears()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 3);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "All well.");

        (await UnreadAsync(Clinic.Maria)).Should().Be(1);
        (await UnreadAsync(Clinic.Ana)).Should().Be(1);
        (await UnreadAsync(Clinic.Jamie, ChatView.Organization)).Should().Be(0);
    }

    [Fact]
    public async Task A_read_position_moves_forward_and_never_past_the_newest_message()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 2);
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 1);
        (await UnreadAsync(Clinic.Maria)).Should().Be(1);

        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 999);
        await Clinic.SayAsync(Clinic.Ana, chat, "One more");
        (await UnreadAsync(Clinic.Maria)).Should().Be(1, "what was not yet written was not yet read");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(1, 3)]
    [InlineData(-5, 3)]
    [InlineData(99, 0)]
    public async Task Marking_unread_goes_back_for_oneself_only(long from, long unread)
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 3);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 3);
        await Clinic.States.MarkUnreadAsync(Clinic.Maria, chat, from);

        (await UnreadAsync(Clinic.Maria)).Should().Be(unread);
        (await UnreadAsync(Clinic.Jamie, ChatView.Organization)).Should().Be(0);
    }

    [Fact]
    public async Task A_new_message_brings_an_archived_conversation_back_for_oneself_only()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.ArchiveAsync(Clinic.Maria, chat);
        (await TabAsync(Clinic.Maria, InboxTab.All)).Should().BeFalse();
        (await TabAsync(Clinic.Maria, InboxTab.Archived)).Should().BeTrue();
        (await TabAsync(Clinic.Ana, InboxTab.All)).Should().BeTrue();
        (await UnreadTallyAsync(Clinic.Maria)).Should().Be((0, 0));

        await Clinic.SayAsync(Clinic.Ana, chat, "Are you there?");

        (await TabAsync(Clinic.Maria, InboxTab.All)).Should().BeTrue();
        (await TabAsync(Clinic.Maria, InboxTab.Archived)).Should().BeFalse();
        (await UnreadTallyAsync(Clinic.Maria)).Should().Be((1, 1));
    }

    [Fact]
    public async Task What_was_archived_can_be_taken_out_again()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.ArchiveAsync(Clinic.Maria, chat);
        await Clinic.States.UnarchiveAsync(Clinic.Maria, chat);

        (await TabAsync(Clinic.Maria, InboxTab.All)).Should().BeTrue();
    }

    [Fact]
    public async Task A_muted_conversation_is_unread_but_not_loud()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.MuteAsync(Clinic.Maria, chat, true);
        (await UnreadTallyAsync(Clinic.Maria)).Should().Be((1, 0));
        (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).IsMuted.Should().BeTrue();

        await Clinic.States.MuteAsync(Clinic.Maria, chat, false);
        (await UnreadTallyAsync(Clinic.Maria)).Should().Be((1, 1));
    }

    [Fact]
    public async Task Staff_see_how_far_each_client_read_and_clients_who_of_the_clinic_did()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Maria, chat, "One");
        await Clinic.SayAsync(Clinic.Ana, chat, "Two");
        var at = Clinic.Later();
        await Clinic.States.MarkReadAsync(Clinic.Ana, chat, 2);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 2);

        var forStaff = (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).Seen;
        forStaff.Select(s => (s.Name, s.Number)).Should().Equal([("Ana", 2L)], "Tomás has read nothing yet");
        (await Clinic.Reader.DetailsAsync(Clinic.Tomas, chat)).Seen.Should().Equal(new SeenModel("Jamie Lee", 2, at));
    }

    [Fact]
    public async Task Colleagues_see_what_the_owner_has_not_read_whatever_they_have_read_and_clients_do_not()
    {
        var chat = await ThreeFromAnaAsync();
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 1);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 3);

        (await OwnerUnreadAsync(Clinic.Jamie)).Should().Be(2);
        (await OwnerUnreadAsync(Clinic.Maria)).Should().Be(0, "it is her own unread");
        (await OwnerUnreadAsync(Clinic.Ana)).Should().Be(0, "clients are told who has read, not who has not");
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 3);
        (await OwnerUnreadAsync(Clinic.Jamie)).Should().Be(0);

        async Task<long> OwnerUnreadAsync(Someone reader) => (await Clinic.Reader.DetailsAsync(reader, chat)).OwnerUnread;
    }

    private async Task<Guid> ThreeFromAnaAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var text in new[] { "One", "Two", "Three" })
            await Clinic.SayAsync(Clinic.Ana, chat, text);

        return chat;
    }

    private async Task<long> UnreadAsync(Someone reader, ChatView view = ChatView.Personal) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(view))).Rows.Single().Unread;

    private async Task<bool> TabAsync(Someone reader, InboxTab tab) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(ChatView.Personal, tab))).Rows.Count == 1;

    private async Task<(int Unread, int Loud)> UnreadTallyAsync(Someone reader)
    {
        var tally = await Clinic.Inbox.TallyAsync(reader, ChatView.Personal);
        return (tally.Unread, tally.UnreadAndLoud);
    }
}
