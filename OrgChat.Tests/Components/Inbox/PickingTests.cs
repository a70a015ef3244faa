using Bunit;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

/// <summary>The same with several conversations.</summary>
public sealed class PickingTests : ScreenTest
{
    [Fact]
    public async Task A_client_chooses_no_rows()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var list = await OpenAsync(Clinic.Ana, ChatView.Personal);
        await list.InvokeAsync(() => list.FindComponent<ConversationRows>().Instance.PickAsync(null));

        list.FindAll(".pick-toggle, [data-pick], .pick-bar").Should().BeEmpty();
    }

    [Fact]
    public async Task The_key_begins_with_the_row_one_is_at_else_with_the_open_one_and_Escape_or_another_tab_ends_it()
    {
        var (ana, grace, _) = await ThreeAsync();
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization, grace);
        var rows = list.FindComponent<ConversationRows>().Instance;

        await list.InvokeAsync(() => rows.PickAsync(ana));
        await list.InvokeAsync(() => rows.PickAsync(null));

        Picked(list).Should().BeEquivalentTo("Select Ana Ruiz", "Select Grace Nwosu");
        list.Find(".pick-count").Words().Should().Be("2 selected");
        list.FindAll("a.row button, a.row [role=checkbox]").Should().BeEmpty("a box in a link is neither");
        await list.InvokeAsync(() => list.Find("[aria-keyshortcuts=Escape]").ClickAsync(new MouseEventArgs()));
        list.FindAll(".pick-bar, .row-pick").Should().BeEmpty();

        await PickAsync(list, "Ana Ruiz");
        await list.InvokeAsync(() => list.FindAll("[role=tab]")[1].ClickAsync(new MouseEventArgs()));
        list.WaitForAssertion(() => list.FindAll(".pick-bar, .row-pick").Should().BeEmpty());
    }

    [Fact]
    public async Task Shift_chooses_a_stretch_and_one_press_all_that_is_shown()
    {
        await ThreeAsync();
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        await PickAsync(list, "Tomás Okafor");
        await PickAsync(list, "Ana Ruiz", shift: true);
        Picked(list).Should().HaveCount(3);
        await PickAsync(list, "Grace Nwosu");
        Picked(list).Should().Equal("Select Tomás Okafor", "Select Ana Ruiz");

        await PressAllAsync(list);
        list.Find(".pick-count").Words().Should().Be("3 selected");
    }

    [Fact]
    public async Task With_none_chosen_the_acts_say_why_they_do_nothing()
    {
        await ThreeAsync();
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        await list.InvokeAsync(() => list.Find(".pick-toggle").ClickAsync(new MouseEventArgs()));
        await PressAsync(list, "Close");

        list.FindAll(".pick-acts [aria-disabled=true]").Should().HaveCount(3).And.OnlyContain(one =>
            one.GetAttribute("title") == "Select a conversation first.");
        Toasts.Shown.Should().BeEmpty();
    }

    [Fact]
    public async Task Claim_takes_nothing_from_a_colleague_says_so_and_undo_gives_back_only_what_it_took()
    {
        var (ana, grace, tomas) = await ThreeAsync();
        await Clinic.Claims.ClaimAsync(Clinic.Sam, ana);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, grace);
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        await PickAllAsync(list);

        await PressAsync(list, "Claim");

        (await ClaimersAsync(ana, grace, tomas)).Should().Equal(Clinic.Sam.Id, Clinic.Jamie.Id, Clinic.Jamie.Id);
        Toasts.Shown.Single().Text.Should().Be("1 claimed. 1 was left: a colleague has claimed it.");
        Picked(list).Should().Equal("Select Ana Ruiz");
        await list.InvokeAsync(Toasts.Shown.Single().OfferAsync!);
        (await ClaimersAsync(ana, grace, tomas)).Should().Equal(Clinic.Sam.Id, Clinic.Jamie.Id, null);
    }

    [Fact]
    public async Task A_colleague_who_claims_it_at_the_same_moment_keeps_it()
    {
        var (ana, _, _) = await ThreeAsync();
        await Clinic.Claims.ClaimAsync(Clinic.Sam, ana);

        var refused = await Clinic.RefusesAsync(() => Clinic.Claims.ClaimFreeAsync(Clinic.Jamie, ana));

        refused.Message.Should().Be("Sam Ortiz has claimed it.");
        (await ClaimersAsync(ana)).Should().Equal(Clinic.Sam.Id);
    }

    [Fact]
    public async Task Close_asks_once_while_clients_wait_and_never_closes_over_what_came_meanwhile()
    {
        var (ana, grace, tomas) = await ThreeAsync();
        await Clinic.SayAsync(Clinic.Grace, grace, "May I come?");
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        await PickAllAsync(list);
        await Clinic.SayAsync(Clinic.Ana, ana, "One more thing");

        await PressAsync(list, "Close");
        Dialogs.WaitForAssertion(() => Dialogs.Texts("[role=dialog] p")
            .Should().Contain("1 of 3 clients still waits for an answer. Closing says that none is needed, with your name on it."));
        Dialogs.Find(".dialog-title").Words().Should().Be("Close 3 conversations?");
        await Dialogs.InvokeAsync(() => Dialogs.Find("[role=dialog] form").SubmitAsync());

        (await Clinic.ConversationAsync(ana)).IsClosed.Should().BeFalse();
        (await Clinic.ConversationAsync(ana)).WaitingSince.Should().NotBeNull();
        (await Clinic.ConversationAsync(grace)).IsClosed.Should().BeTrue();
        (await Clinic.ConversationAsync(tomas)).IsClosed.Should().BeTrue();
        Toasts.Shown.Single().Text.Should().Be("2 closed. 1 was left open: something new came.");
        list.WaitForAssertion(() => list.Find(".pick-count").Words().Should().Be("1 selected"));

        await Clinic.Conversations.ReopenAsync(Clinic.Sam, grace); // Only Tomás’s is still as it was left.
        await list.InvokeAsync(Toasts.Shown[0].OfferAsync!);
        (await Clinic.ConversationAsync(tomas)).IsClosed.Should().BeFalse();
        Toasts.Shown[^1].Text.Should().Be("1 is as it was before.");
    }

    [Fact]
    public async Task A_row_that_leaves_the_list_stays_chosen_until_it_is_acted_on()
    {
        var (ana, _, _) = await ThreeAsync();
        await Clinic.SayAsync(Clinic.Ana, ana, "Waiting");
        var list = await OpenAsync(Clinic.Jamie, new ListPlace(ChatView.Organization, InboxTab.NeedsReply, null));
        await PickAsync(list, "Ana Ruiz");

        await Clinic.SayAsync(Clinic.Maria, ana, "Come at ten");
        list.WaitForAssertion(() => list.FindAll("a.row").Should().BeEmpty());
        list.Find(".pick-count").Words().Should().Be("1 selected");
        await PressAsync(list, "Claim");

        (await ClaimersAsync(ana)).Should().Equal(Clinic.Jamie.Id);
        list.FindAll(".pick-bar").Should().BeEmpty();
    }

    [Fact]
    public async Task Mark_read_goes_as_far_as_one_saw_and_undo_back_to_where_one_was()
    {
        var (ana, _, _) = await ThreeAsync();
        await Clinic.SayManyAsync(Clinic.Ana, ana, 4);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, ana, 3);
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        await PickAsync(list, "Ana Ruiz");
        await Clinic.SayAsync(Clinic.Ana, ana, "Not seen yet");

        await PressAsync(list, "Mark read");

        (await UnreadAsync(ana)).Should().Be(1);
        Toasts.Shown.Single().Text.Should().Be("1 marked as read.");
        await list.InvokeAsync(Toasts.Shown.Single().OfferAsync!);
        (await UnreadAsync(ana)).Should().Be((await Clinic.ConversationAsync(ana)).LastNumber - 3);
    }

    [Fact]
    public async Task A_tag_goes_on_those_without_it_and_undo_takes_it_off_those_alone()
    {
        var (ana, grace, tomas) = await ThreeAsync();
        var tag = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Refill", TagColor.Teal));
        await Clinic.Tags.SetAsync(Clinic.Sam, ana, tag, isOn: true);
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        await PickAllAsync(list);

        await list.InvokeAsync(() => list.Find(".pick-tag .pick-act").ClickAsync(new MouseEventArgs()));
        Popovers.WaitForAssertion(() => Popovers.Texts("[role=menuitem]").Should().Equal("Refill"));
        await Popovers.InvokeAsync(() => Popovers.Find("[role=menuitem]").ClickAsync(new MouseEventArgs()));

        list.WaitForAssertion(() => Toasts.Shown.Single().Text.Should().Be("2 tagged “Refill”."));
        (await TaggedAsync(ana, grace, tomas)).Should().Equal(true, true, true);
        await list.InvokeAsync(Toasts.Shown.Single().OfferAsync!);
        (await TaggedAsync(ana, grace, tomas)).Should().Equal(true, false, false);
    }

    [Fact]
    public async Task A_right_that_ended_meanwhile_ends_the_act_too()
    {
        var (ana, _, _) = await ThreeAsync();
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        await PickAsync(list, "Ana Ruiz");
        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);

        await PressAsync(list, "Close");

        (await Clinic.ConversationAsync(ana)).IsClosed.Should().BeFalse();
        Toasts.Shown.Single().IsUrgent.Should().BeTrue();
        Toasts.Shown.Single().Text.Should().StartWith("1 was left as it was: ");
    }

    [Fact]
    public async Task Pressed_twice_it_is_done_once_and_says_how_far_it_is()
    {
        List<string> said = [];
        var (ana, grace, tomas) = await ThreeAsync();
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        await PickAllAsync(list);
        list.OnMarkupUpdated += (_, _) => said.AddRange(list.Texts(".pick-count"));

        await list.InvokeAsync(() => Task.WhenAll(
            Act(list, "Close").ClickAsync(new MouseEventArgs()), Act(list, "Close").ClickAsync(new MouseEventArgs())));

        list.WaitForAssertion(() => list.FindAll(".pick-bar").Should().BeEmpty());
        Toasts.Shown.Single().Text.Should().Be("3 closed.");
        said.Should().ContainInOrder("1 of 3", "2 of 3", "3 of 3");
        (await Clinic.ActsAsync()).Where(act => act.Action == AuditAction.ConversationClosed).Select(act => act.ConversationId)
            .Should().BeEquivalentTo([ana, grace, tomas]);
    }

    /// <summary>Newest on top: Tomás, Grace, Ana.</summary>
    private async Task<(Guid Ana, Guid Grace, Guid Tomas)> ThreeAsync()
    {
        var ana = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Later();
        var grace = await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        Clinic.Later();
        return (ana, grace, await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas));
    }

    private static IEnumerable<string?> Picked(IRenderedComponent<ConversationList> list) =>
        list.FindAll(".row-pick[aria-checked=true]").Select(box => box.GetAttribute("aria-label"));

    private static AngleSharp.Dom.IElement Act(IRenderedComponent<ConversationList> list, string name) =>
        list.FindAll("button.pick-act").Single(one => one.Words() == name);

    private static Task PressAsync(IRenderedComponent<ConversationList> list, string name) =>
        list.InvokeAsync(() => Act(list, name).ClickAsync(new MouseEventArgs()));

    private static async Task PickAsync(IRenderedComponent<ConversationList> list, string name, bool shift = false)
    {
        if (list.FindAll(".pick-bar").Count == 0)
        {
            await list.InvokeAsync(() => list.Find(".pick-toggle").ClickAsync(new MouseEventArgs()));
        }

        var click = new MouseEventArgs { ShiftKey = shift };
        await list.InvokeAsync(() => list.Find($".row-pick[aria-label='Select {name}']").ClickAsync(click));
    }

    private static async Task PickAllAsync(IRenderedComponent<ConversationList> list)
    {
        await list.InvokeAsync(() => list.Find(".pick-toggle").ClickAsync(new MouseEventArgs()));
        await PressAllAsync(list);
    }

    private static Task PressAllAsync(IRenderedComponent<ConversationList> list) => list.InvokeAsync(() =>
        list.FindAll("button").Single(one => one.Words() == "Select all shown").ClickAsync(new MouseEventArgs()));

    private async Task<IReadOnlyList<Guid?>> ClaimersAsync(params Guid[] chats) =>
        await EachAsync(chats, async chat => (await Clinic.ConversationAsync(chat)).ClaimedById);

    private async Task<IReadOnlyList<bool>> TaggedAsync(params Guid[] chats) =>
        await EachAsync(chats, async chat => (await Clinic.Inbox.RowAsync(Clinic.Sam, chat))!.Tags.Count > 0);

    private async Task<long> UnreadAsync(Guid chat) => (await Clinic.Inbox.RowAsync(Clinic.Jamie, chat))!.Unread;

    private static async Task<List<T>> EachAsync<T>(Guid[] chats, Func<Guid, Task<T>> read)
    {
        List<T> all = [];
        foreach (var chat in chats)
        {
            all.Add(await read(chat));
        }

        return all;
    }

    private Task<IRenderedComponent<ConversationList>> OpenAsync(Someone reader, ChatView view, Guid? selected = null) =>
        OpenAsync(reader, new ListPlace(view, InboxTab.All, null), selected);

    private Task<IRenderedComponent<ConversationList>> OpenAsync(Someone reader, ListPlace place, Guid? selected = null) =>
        OpenAsync<ConversationList>(reader, p => p.Add(list => list.Place, place).Add(list => list.SelectedId, selected));
}
