using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Tests.Components.Layout;

/// <summary>One number in the rail, the title and the tab: that of the view one works in.</summary>
public sealed class OwnCountServiceTests : ScreenTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Who_works_in_Organization_chat_sees_how_many_clients_wait_everywhere_alike()
    {
        await WaitingAsync(Clinic.Ana);
        await WaitingAsync(Clinic.Grace);

        var window = await OpenAsync(Clinic.Jamie, "/chat/organization");

        window.WaitForAssertion(() => Number(window).Should().Be("2, 2 waiting"));
        window.WaitForAssertion(() => window.Texts("[role=tab]").Should().Equal("All", "Needs reply 2", "Unread 2", "Closed"));
        await Eventually.TrueAsync(() => Title() == "(2) "); // Said by a script, after the drawing.
        await Clinic.SayOnBehalfAsync(Clinic.Sam, (await Clinic.Inbox.ListAsync(Clinic.Jamie, new(ChatView.Organization))).Rows[0].Id,
            "Done");
        window.WaitForAssertion(() => Number(window).Should().Be("1, 1 waiting"));
        window.WaitForAssertion(() => window.Texts("[role=tab]")[1].Should().Be("Needs reply 1"));
        await Eventually.TrueAsync(() => Title() == "(1) "); // Said by a script, after the drawing.
    }

    [Fact]
    public async Task In_Personal_chat_it_is_what_is_unread_and_not_muted()
    {
        await WaitingAsync(Clinic.Ana);
        var quiet = await WaitingAsync(Clinic.Grace);
        await Clinic.States.MuteAsync(Clinic.Maria, quiet, true);

        var window = await OpenAsync(Clinic.Maria, "/chat");

        window.WaitForAssertion(() => Number(window).Should().Be("1, 1 unread"));
        window.WaitForAssertion(() => window.Texts("[role=tab]").Should().Equal("All", "Needs reply 2", "Unread 1", "Closed"));
        await Eventually.TrueAsync(() => Title() == "(1) "); // Said by a script, after the drawing.
    }

    [Fact]
    public async Task On_other_pages_number_and_link_are_those_of_the_list_used_last()
    {
        await WaitingAsync(Clinic.Ana);
        await Clinic.Preferences.RememberAsync(Clinic.Jamie, new ListPlace(ChatView.Organization, InboxTab.Unread, null));

        var window = await OpenAsync(Clinic.Jamie, "/clients");

        window.WaitForAssertion(() => Number(window).Should().Be("1, 1 waiting"));
        window.Find(".rail-item").GetAttribute("href").Should().Be("/chat/organization?tab=unread");
        window.Find(".rail-item").GetAttribute("aria-current").Should().BeNull();
        await Eventually.TrueAsync(() => Title() == "(1) "); // Said by a script, after the drawing.
    }

    [Fact]
    public async Task The_list_used_last_is_remembered_and_a_conversation_opened_from_elsewhere_is_no_choice()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var window = await OpenAsync(Clinic.Jamie, "/chat/organization?tab=needs-reply");
        await GoAsync(window, "/search");

        await GoAsync(window, $"/chat/{chat}?at=1");

        await Eventually.TrueAsync(async () => (await Clinic.Preferences.ReadAsync(Clinic.Jamie))
            .Place == new ListPlace(ChatView.Organization, InboxTab.NeedsReply, null));
        window.WaitForAssertion(() => window.Find(".rail-item").GetAttribute("href").Should().Be("/chat/organization?tab=needs-reply"));
        await GoAsync(window, "/chat");
        await Eventually.TrueAsync(async () => (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Place == ListPlace.First);
    }

    [Fact]
    public async Task With_the_permission_the_place_goes_too()
    {
        var window = await OpenAsync(Clinic.Jamie, "/chat/organization");
        await GoAsync(window, "/clients");

        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);

        window.WaitForAssertion(() => window.Find(".rail-item").GetAttribute("href").Should().Be("/chat"));
        (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Place.Should().Be(ListPlace.First);
    }

    [Fact]
    public async Task A_count_that_comes_after_the_permission_went_and_before_the_news_of_it_leaves_the_window_open()
    {
        var window = await OpenAsync(Clinic.Jamie, "/chat/organization");
        await Clinic.QuietlyAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Jamie.Id)).Allow(PermissionSet.Empty));

        await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            HaveItReadAgain();
            await Eventually.TrueAsync(() => CommandLog.UntilNow(Clinic.File)
                .Any(heard => heard.Sql.Contains("People", StringComparison.Ordinal)));
        });
        await window.InvokeAsync(() => { });
        Clinic.Signals.Publish(new Signal((await Clinic.PersonAsync(Clinic.Jamie)).OrganizationId, SignalKind.Person, Clinic.Jamie.Id));

        window.WaitForAssertion(() => window.Find(".rail-item").GetAttribute("href").Should().Be("/chat"));
    }

    [Fact]
    public async Task A_permission_that_goes_while_the_window_opens_leaves_it_open_without_its_list()
    {
        var browser = JSInterop.Setup<string?>("orgChat.timeZone");
        var window = await OpenAsync<MainLayout>(Clinic.Jamie, layout => layout.Add(l => l.Body, Chat), "/chat/organization");
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);
        (await witness.SettledAsync()).Should().ContainItemsAssignableTo<ReaderChange>();
        await Task.Delay(TimeSpan.FromMilliseconds(100)); // The window has heard it, too.
        window.FindAll("#main").Should().BeEmpty("nothing is shown by halves");

        await window.InvokeAsync(() => browser.SetResult("Europe/Berlin"));

        window.WaitForAssertion(() => window.Find(".rail-item").GetAttribute("href").Should().Be("/chat"));
        JSInterop.VerifyNotInvoke("orgChat.session.go");
    }

    [Fact]
    public async Task What_was_in_sight_of_one_list_cuts_nothing_off_the_next_when_that_is_read_again()
    {
        var own = await Clinic.StartAsync(Clinic.Jamie, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Grace, own, "The older one");
        Clinic.Later();
        await WaitingAsync(Clinic.Ana);
        var window = await OpenAsync(Clinic.Jamie, "/chat");
        var rows = window.FindComponent<ConversationRows>();
        await window.InvokeAsync(() => rows.Instance.See(rows.Find("#conversations").GetAttribute("data-list")!, own));
        await GoAsync(window, "/chat/organization");
        window.WaitForAssertion(() => window.Texts(".row-title").Should().Equal("Ana Ruiz", "Grace Nwosu"));

        await Clinic.QuietlyAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).Rename("Ana Pérez"));

        // Another reader object: everything is read again, and only so the list learns of Ana's new name.
        await Clinic.Database.WriteAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Jamie.Id)).Rename("Jamie Park"));

        window.WaitForAssertion(() => window.Texts(".row-title").Should().Equal("Ana Pérez", "Grace Nwosu"));
        window.FindAll("[data-more]").Should().BeEmpty();
    }

    private static string Number(IRenderedComponent<MainLayout> window) => window.Find(".rail-item .badge").Words();

    private string? Title() => JSInterop.Invocations["orgChat.countInTitle"][^1].Arguments[0] as string;

    private async Task<Guid> WaitingAsync(Someone client)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, client);
        await Clinic.SayAsync(client, chat, "Waiting");
        return chat;
    }

    private async Task GoAsync(IRenderedComponent<MainLayout> window, string address)
    {
        await window.InvokeAsync(() => Navigation.NavigateTo(address));
        window.Render();
    }

    private async Task<IRenderedComponent<MainLayout>> OpenAsync(Someone reader, string address)
    {
        var window = await OpenAsync<MainLayout>(
            reader,
            layout => layout.Add(l => l.Body, address.StartsWith("/chat", StringComparison.Ordinal) ? Chat : null),
            address);
        window.WaitForElement("#main");
        return window;
    }

    private static RenderFragment Chat => builder =>
    {
        builder.OpenComponent<ChatPage>(0);
        builder.CloseComponent();
    };
}
