using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Help;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Tests.Components.Messaging.Snoozing;

public sealed class SnoozeScreenTests : ScreenTest
{
    [Fact]
    public async Task S_asks_until_when_and_what_was_chosen_stands_in_the_head_and_can_be_undone()
    {
        var chat = await AskedAsync();
        var pane = await OpenAsync(Clinic.Jamie, chat);
        Status(pane).Should().Be("Status: Needs reply");

        await PressAsync(pane);
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".snooze-choice").Should().HaveCountGreaterThan(2));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".snooze-choice")[0].ClickAsync(new()));

        pane.WaitForAssertion(() => pane.Find(".head-snooze").Words().Should().MatchRegex("^Snoozed until .+ by Jamie Lee ?Wake now$"));
        pane.FindAll(".head-status").Should().BeEmpty("it is said once");
        (await Clinic.ConversationAsync(chat)).SnoozedUntil.Should().Be(Clinic.Clock.GetUtcNow().AddHours(1));
        pane.WaitForAssertion(() => pane.Texts(".event").Should().ContainMatch("You snoozed the conversation until *"));
        Dialogs.FindAll("[role=dialog]").Should().BeEmpty();
        Toasts.Shown.Single().Text.Should().StartWith("Snoozed until ");

        await pane.InvokeAsync(Toasts.Shown.Single().OfferAsync!);
        pane.WaitForAssertion(() => Status(pane).Should().Be("Status: Needs reply"));
        pane.FindAll(".head-snooze").Should().BeEmpty();
    }

    [Fact]
    public async Task A_day_and_a_time_are_taken_by_the_readers_clock_and_a_past_one_is_refused_in_its_place()
    {
        var chat = await AskedAsync();
        var pane = await OpenAsync(Clinic.Jamie, chat);
        Services.GetRequiredService<LocalTimeText>().Use("America/Chicago");
        await PressAsync(pane);
        Dialogs.WaitForAssertion(() => Dialogs.Find("#snooze-time").GetAttribute("value").Should().Be("09:00:00"));

        await Dialogs.InvokeAsync(() => Dialogs.Find("#snooze-day").ChangeAsync(new() { Value = "2020-01-01" }));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());
        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().Be("That time is past. Choose a later one."));
        var day = DateOnly.FromDateTime(Clinic.Clock.GetUtcNow().Date).AddDays(9);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#snooze-day").ChangeAsync(new() { Value = day.ToString("yyyy-MM-dd", null) }));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#snooze-time").ChangeAsync(new() { Value = "16:30:00" }));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

        pane.WaitForAssertion(() => pane.FindAll(".head-snooze").Should().ContainSingle());
        var until = (await Clinic.ConversationAsync(chat)).SnoozedUntil!.Value;
        TimeZoneInfo.ConvertTime(until, TimeZoneInfo.FindSystemTimeZoneById("America/Chicago")).DateTime
            .Should().Be(day.ToDateTime(new TimeOnly(16, 30)));
    }

    [Fact]
    public async Task A_later_day_is_called_as_it_is_and_both_fields_begin_there()
    {
        await Clinic.SaysAsync(clinic => clinic with { Hours = OpeningHours.Of("08:00-17:00;;10:30-17:00;;;;"), TimeZone = "UTC" });
        var pane = await OpenAsync(Clinic.Jamie, await AskedAsync()); // A Monday.

        await PressAsync(pane);

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".snooze-choice").Should().HaveCountGreaterThan(2));
        Dialogs.Texts(".snooze-choice").Should().Contain("Wednesday Wed, 10:30 AM").And.ContainMatch("Monday *8:00 AM")
            .And.NotContainMatch("Tomorrow*");
        Dialogs.Find("#snooze-time").GetAttribute("value").Should().Be("10:30:00");
    }

    [Fact]
    public async Task An_undo_goes_once_a_colleague_has_woken_it()
    {
        var chat = await AskedAsync();
        var pane = await OpenAsync(Clinic.Jamie, chat);
        await PressAsync(pane);
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".snooze-choice").Should().HaveCountGreaterThan(2));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".snooze-choice")[0].ClickAsync(new()));
        pane.WaitForAssertion(() => pane.FindAll(".head-snooze").Should().ContainSingle());
        Toasts.Shown.Should().ContainSingle();

        await Clinic.Snoozes.WakeAsync(Clinic.Sam, chat);

        pane.WaitForAssertion(() => Toasts.Shown.Should().BeEmpty());
    }

    [Fact]
    public async Task What_is_back_says_in_the_head_that_it_needs_a_reply_and_why_it_is_back()
    {
        var chat = await AskedAsync();
        await Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, Clinic.Clock.GetUtcNow().AddHours(1));
        Clinic.Later(60);
        await Clinic.WakeDueAsync();

        var pane = await OpenAsync(Clinic.Jamie, chat);

        Status(pane).Should().Be("Status: Needs reply");
        pane.Find(".head-snooze").Words().Should().StartWith("Back: snoozed by Sam Ortiz until ");
    }

    [Fact]
    public async Task Woken_from_the_head_it_is_as_before()
    {
        var chat = await AskedAsync();
        await Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, Clinic.Clock.GetUtcNow().AddHours(1));
        var pane = await OpenAsync(Clinic.Jamie, chat);

        await pane.InvokeAsync(() => pane.Button("Wake now").ClickAsync(new()));

        pane.WaitForAssertion(() => Status(pane).Should().Be("Status: Needs reply"));
    }

    [Fact]
    public async Task Who_only_reads_has_no_snooze()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var chat = await AskedAsync();
        await Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, Clinic.Clock.GetUtcNow().AddHours(1));

        var nora = await OpenAsync(Clinic.Nora, chat);
        nora.FindAll("[aria-keyshortcuts=s]").Should().BeEmpty();
        nora.Find(".head-snooze").Words().Should().EndWith("by Sam Ortiz", "she reads it, and wakes nothing");
    }

    [Fact]
    public async Task A_client_has_no_snooze_and_no_status()
    {
        var chat = await AskedAsync();
        await Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, Clinic.Clock.GetUtcNow().AddHours(1));

        var ana = await OpenAsync(Clinic.Ana, chat);
        ana.FindAll("[aria-keyshortcuts=s], .head-snooze, .head-status").Should().BeEmpty();
        ana.Markup.Should().NotContain("nooze");
    }

    [Theory]
    [InlineData(ConversationStatus.WaitingForClient, "Waiting for client")]
    [InlineData(ConversationStatus.Settled, "No reply needed")]
    [InlineData(ConversationStatus.Closed, "Closed")]
    public async Task The_head_says_how_it_stands(ConversationStatus status, string words)
    {
        var chat = await AskedAsync();
        await (status switch
        {
            ConversationStatus.WaitingForClient => Clinic.SayAsync(Clinic.Maria, chat, "Yes."),
            ConversationStatus.Settled => Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, chat),
            _ => Clinic.Conversations.CloseAsync(Clinic.Maria, chat),
        });

        Status(await OpenAsync(Clinic.Maria, chat)).Should().Be($"Status: {words}");
    }

    [Fact]
    public async Task The_row_says_until_when_and_why_it_is_back_and_the_tab_is_there_while_something_is_snoozed()
    {
        var chat = await AskedAsync();
        var list = await OpenAsync<ConversationList>(Clinic.Sam,
            p => p.Add(l => l.Place, new ListPlace(ChatView.Organization, InboxTab.All, null)));
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, Clinic.Clock.GetUtcNow().AddMinutes(30));
        list.WaitForAssertion(() => list.Find(".row-time.is-snoozed").Words().Should().StartWith("Snoozed until "));

        Clinic.Later(30);
        await Clinic.WakeDueAsync();

        list.WaitForAssertion(() => list.Find(".row-back").GetAttribute("title").Should().StartWith("Back: snoozed by Jamie until "));
        list.Find(".row-preview").Words().Should().Contain("May I ask something?", "why it is back hides nothing of what they wrote");
        list.FindAll(".row-time.is-snoozed").Should().BeEmpty();
        var sam = await Clinic.PersonAsync(Clinic.Sam);
        InboxTabText.For(sam, InboxTab.All, _ => 0).Should().NotContain(InboxTab.Snoozed, "a new person sees what they saw before");
        InboxTabText.For(sam, InboxTab.All, _ => 1).Should().Contain(InboxTab.Snoozed);
        InboxTabText.For(sam, InboxTab.Snoozed, _ => 0).Should().Contain(InboxTab.Snoozed);
        InboxTabText.For(await Clinic.PersonAsync(Clinic.Ana), InboxTab.All, _ => 1).Should().NotContain(InboxTab.Snoozed);
    }

    [Fact]
    public async Task The_key_is_among_the_teams()
    {
        KeyText.For(await Clinic.PersonAsync(Clinic.Jamie)).Should().ContainEquivalentOf(new { Keys = new[] { "S" }, Does = "Snooze" });
        KeyText.For(await Clinic.PersonAsync(Clinic.Ana)).Should().NotContain(key => key.Does == "Snooze");
    }

    [Theory]
    [InlineData(false, "opens again")]
    [InlineData(true, "takes no messages")]
    public async Task A_client_whose_conversation_is_closed_sees_how_to_go_on(bool isLocked, string words)
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 010-2000", LocksClosed = isLocked });
        var chat = await AskedAsync();
        var pane = await OpenAsync(Clinic.Ana, chat);

        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        pane.WaitForAssertion(() => pane.Find(".composer-closed .notice-text").Words().Should().Contain(words));
        pane.WaitForAssertion(() => pane.Find(".composer-closed .call-us a").GetAttribute("href").Should().Be("tel:5550102000"));
        pane.Find("form.composer").HasAttribute("hidden").Should().Be(isLocked);
    }

    [Fact]
    public async Task A_clinic_that_decides_otherwise_is_followed_where_a_closed_conversation_is_open()
    {
        var chat = await AskedAsync();
        var pane = await OpenAsync(Clinic.Ana, chat);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);
        pane.WaitForAssertion(() => pane.Find(".composer-closed .notice-text").Words().Should().Contain("opens again"));

        await Clinic.SaysAsync(clinic => clinic with { LocksClosed = true });

        pane.WaitForAssertion(() => pane.Find(".composer-closed .notice-text").Words().Should().Contain("takes no messages"));
        pane.Find("form.composer").HasAttribute("hidden").Should().BeTrue();

        await Clinic.SaysAsync(clinic => clinic with { LocksClosed = false });

        pane.WaitForAssertion(() => pane.Find("form.composer").HasAttribute("hidden").Should().BeFalse());
    }

    private static string Status(IRenderedComponent<ConversationPane> pane) => pane.Find(".head-status").Words();

    private static Task PressAsync(IRenderedComponent<ConversationPane> pane) =>
        pane.InvokeAsync(() => pane.Find("[aria-keyshortcuts=s]").ClickAsync(new()));

    private async Task<Guid> AskedAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "May I ask something?");
        return chat;
    }

    private Task<IRenderedComponent<ConversationPane>> OpenAsync(Someone reader, Guid chat) => OpenAsync<ConversationPane>(reader,
        p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Personal));
}
