using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

public sealed class InboxTabTextTests
{
    public static TheoryData<InboxTab> Tabs => [.. Enum.GetValues<InboxTab>()];

    [Theory, MemberData(nameof(Tabs))]
    public void Every_tab_has_a_name_and_words_for_when_it_is_empty(InboxTab tab)
    {
        tab.Name().Should().NotBeEmpty();
        tab.Empty(isStaff: true).Heading.Should().NotBeEmpty();
        tab.Empty(isStaff: false).Text.Should().NotBeEmpty();
    }

    [Theory, MemberData(nameof(Tabs))]
    public void What_an_address_says_is_the_tab_it_was_made_of(InboxTab tab) => InboxTabText.Of(tab.Address()).Should().Be(tab);

    [Theory]
    [InlineData(InboxTab.All, "/chat/organization")]
    [InlineData(InboxTab.NeedsReply, "/chat/organization?tab=needs-reply")]
    [InlineData(InboxTab.Archived, "/chat/organization?tab=archived")]
    public void The_address_of_a_list_says_its_tab(InboxTab tab, string address) =>
        new ListPlace(ChatView.Organization, tab, null).Address().Should().Be(address);

    [Fact]
    public void An_address_names_tab_and_owner_beside_a_conversation()
    {
        var (owner, chat) = (Guid.NewGuid(), Guid.NewGuid());

        new ListPlace(ChatView.Organization, InboxTab.Unread, owner).Address(chat)
            .Should().Be($"/chat/organization/{chat}?tab=unread&owner={owner}");
    }

    [Fact]
    public void Nonsense_in_an_address_is_all_of_the_list() => InboxTabText.Of("everything").Should().Be(InboxTab.All);
}
