using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;
using static OrgChat.Tests.Browsers.FrameRoute;

namespace OrgChat.Tests.Attacks;

/// <summary>A browser that does not play by the page: frames sent twice, and events of controls the page does not show.</summary>
[Collection(nameof(ForALine))]
public sealed class FrameAttackTests(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private OrgChatDatabase Database => server.Services.GetRequiredService<OrgChatDatabase>();

    [Fact]
    public async Task A_replayed_frame_sends_nothing_twice()
    {
        var replayed = 0;
        var maria =
            await SignInAsync("Dr. Maria Lopez", frame => Holds(frame, "SubmitAsync") && Interlocked.Increment(ref replayed) > 0 ? 3 : 1);
        await maria.OpenAsync("Ana Ruiz");

        await maria.SayAsync("Posted by a frame that was replayed.");
        await Expect(maria.Message("Dr. Maria Lopez", "that was replayed")).ToHaveCountAsync(1);
        await maria.SayAsync("And the next one.");
        await Expect(maria.Message("Dr. Maria Lopez", "And the next one.")).ToHaveCountAsync(1);

        replayed.Should().Be(2);
        (await CountAsync("that was replayed")).Should().Be(1);
        (await CountAsync("And the next one.")).Should().Be(1);
    }

    [Fact]
    public async Task A_replayed_confirmation_sends_one_message_on_behalf()
    {
        var replays = false;
        var jamie = await SignInAsync("Jamie Lee", frame => replays && Holds(frame, "DispatchEventAsync") ? 3 : 1);
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Priya Shah");
        await jamie.Composer.FillAsync("Confirmed by a frame that came three times.");
        await jamie.Button("Review and send").ClickAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        replays = true;
        await jamie.Button("Send on behalf").ClickAsync();

        await Expect(jamie.Message("Jamie Lee On behalf of", "came three times")).ToHaveCountAsync(1);
        (await CountAsync("Confirmed by a frame")).Should().Be(1);
    }

    [Fact]
    public async Task A_form_the_page_hides_sends_nothing_when_its_browser_submits_it()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.OpenAsync("Dr. Maria Lopez");
        var conversation = ana.ConversationInAddress();
        await AllowAsync("Nora Fields", Permission.AccessAllConversations);
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await nora.OpenAsync(conversation);
        await Expect(nora.Page.GetByText("You can read this conversation.")).ToBeVisibleAsync();
        await Expect(nora.Composer).ToBeHiddenAsync();

        await ForceAsync(nora.Page, "Forged by a reader.");

        await Expect(nora.Page.Locator("form.composer .notice-urgent")).ToBeAttachedAsync();
        (await CountAsync("Forged by a reader.")).Should().Be(0);
        (await Database.ReadAsync(db => db.AuditEntries.Where(entry => entry.Outcome == Outcome.Denied).ToListAsync()))
            .FindAll(entry => entry.ActorName == "Nora Fields")
            .Should().Contain(entry => entry.ConversationId == conversation, "the attempt is accounted for");
        await Expect(ana.Page.GetByText("Forged by a reader.")).ToHaveCountAsync(0);
        await Expect(nora.Messages).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Into_a_closed_conversation_that_is_locked_nothing_is_sent_by_force()
    {
        await Database.WriteAsync(async db => (await db.Organizations.FirstAsync(o => o.Name == "Lakeside Clinic")).LockClosed(true));
        var walter = await Visitor.SignInAsync(browser, server, "Walter Brandt");
        await walter.OpenAsync("Dr. Daniel Kim");
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await kim.OpenAsync(walter.ConversationInAddress());
        await kim.Button("Close").ClickAsync();
        await Expect(walter.Page.GetByText("The clinic closed this conversation.")).ToBeVisibleAsync();

        await ForceAsync(walter.Page, "Forged into a closed conversation.");

        await Expect(walter.Page.Locator("form.composer .notice-urgent")).ToBeAttachedAsync();
        (await CountAsync("Forged into a closed conversation.")).Should().Be(0);
    }

    [Fact]
    public async Task Frames_of_rubbish_end_their_own_circuit_and_nobody_elses()
    {
        var garbles = false;
        var nora = await SignInAsync("Nora Fields", _ => garbles ? 0 : 1,
            socket => socket.Send(new byte[] { 0x05, 0x95, 0xc1, 0xff, 0xff, 0xff }));
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Ana Ruiz");

        garbles = true;
        await nora.Page.Keyboard.PressAsync("Tab");
        await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Clients" }).ClickAsync();

        await maria.SayAsync("Still here.");
        await Expect(maria.Message("Dr. Maria Lopez", "Still here.")).ToHaveCountAsync(1);
        garbles = false;
        await nora.Page.GotoAsync("/clients");
        await Expect(nora.Page.GetByRole(AriaRole.Heading, new() { Name = "Clients" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_whose_circuit_failed_before_it_stood_comes_back_by_itself_as_it_says()
    {
        var garbles = false;
        var nora = await SignInAsync("Nora Fields", _ => garbles ? 0 : 1,
            socket => socket.Send(new byte[] { 0x05, 0x95, 0xc1, 0xff, 0xff, 0xff }));

        garbles = true;
        await nora.Page.ReloadAsync();
        await Expect(nora.Page.GetByText("This page has stopped. It loads again by itself")).ToBeVisibleAsync();
        garbles = false;

        await Expect(nora.List).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_stops_twice_within_a_minute_leaves_it_to_its_person()
    {
        var garbles = false;
        var nora = await SignInAsync("Nora Fields", _ => garbles ? 0 : 1,
            socket => socket.Send(new byte[] { 0x05, 0x95, 0xc1, 0xff, 0xff, 0xff }));

        garbles = true;
        await nora.Page.ReloadAsync();
        await Expect(nora.Page.GetByText("This page has stopped twice within a minute")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        // By then it would have loaded again, and counted anew.
        await Eventually.TrueAsync(async () => await nora.Page.EvaluateAsync<double>("performance.now()") > 14_000);
        await Expect(nora.Page.GetByText("It loads again by itself")).ToBeHiddenAsync();
        garbles = false;
        await nora.Button("Reload").ClickAsync();

        await Expect(nora.List).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_whose_circuit_has_failed_is_emptied_when_its_session_ends()
    {
        var isDead = false;
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields", beforePage: page => page.RouteWebSocketAsync(Circuit, client =>
        {
            var real = client.ConnectToServer();
            client.OnMessage(frame => { if (!isDead) Pass(real, frame); });
            real.OnMessage(frame => { if (!isDead) Pass(client, frame); });
        }));
        await nora.OpenAsync("");
        isDead = true;
        await nora.Page.EvaluateAsync("document.getElementById('blazor-error-ui').style.display = 'block'");

        var id = await Database.ReadAsync(db => db.IdOfAsync("Nora Fields"));
        var took = await Watch.UntilAsync("document.body.childElementCount === 0",
            () => server.Services.GetRequiredService<SessionService>().EndAllAsync(new(id)), nora.Page);

        took.Should().BeLessThan(TimeSpan.FromSeconds(2.5));
        await Expect(nora.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Signs in with a browser whose frames to the server go out as often as the attack says.</summary>
    private async Task<Visitor> SignInAsync(string name, Func<byte[], int> copies, Action<IWebSocketRoute>? instead = null) =>
        await Visitor.SignInAsync(browser, server, name, beforePage: page => OpenAsync(page, copies, instead));

    /// <summary>What somebody with the browser's own tools does: shows the form, writes, submits.</summary>
    private static Task ForceAsync(IPage page, string text) => page.EvaluateAsync("""
        text => {
            const form = document.querySelector('form.composer');
            form.hidden = false;
            form.querySelector('textarea').value = text;
            form.requestSubmit();
        }
        """, text);

    private Task AllowAsync(string name, Permission permission) => Database.WriteAsync(async db =>
        (await db.TeamMembers.CalledAsync(name)).Allow(PermissionSet.From(permission)));

    private async Task<int> CountAsync(string text) =>
        (await Database.ReadAsync(db => db.Messages.OrderByDescending(message => message.SentAt).Take(50).ToListAsync()))
            .Count(message => message.Text!.Contains(text, StringComparison.Ordinal));
}
