using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

/// <summary>What a browser does with what is pushed to it. How it is sent there: <see cref="Notices.PushTests"/>.</summary>
/// <remarks>
/// A Chromium of the tests reaches no push service: that one is played where the page asks for it, and the browser’s tools deliver. They
/// cannot press on a notice; that is played in the worker, and what it would show is heard there, because a browser lets a worker do
/// that only after a real press.
/// </remarks>
[Collection(nameof(BesideOthers))]
public sealed class PushJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string PushService = """
        let made = null;
        PushManager.prototype.getSubscription = async () => made;
        PushManager.prototype.subscribe = async () => made = {
          endpoint: 'https://push.example/jamie',
          getKey: name => new Uint8Array(name === 'auth' ? 16 : 65).buffer,
          unsubscribe: async () => { made = null; return true; },
        };
        """;

    private const string Shown = """
        async () => (await (await navigator.serviceWorker.getRegistration('/')).getNotifications())
          .map(one => `${one.title}: ${one.body} (${[one.data, one.actions.length, one.image, one.badge].filter(other => other)})`)
        """;

    private const string CountHandled = """
        (() => {
          const { waitUntil } = ExtendableEvent.prototype;
          self.handled = 0;
          PushEvent.prototype.waitUntil = function (work) { waitUntil.call(this, work.then(() => { handled++; })); };
        })()
        """;

    private const string Press = """
        (async () => {
          let done, shown = [];
          Clients.prototype.openWindow = async address => { shown.push(`opens ${address}`); };
          WindowClient.prototype.focus = async function () { shown.push(`focuses ${new URL(this.url).pathname}`); };
          const [notification] = await registration.getNotifications();
          const pressed = new NotificationEvent('notificationclick', { notification });
          pressed.waitUntil = promise => { done = promise; };
          dispatchEvent(pressed);
          await done;
          return shown.join();
        })()
        """;

    [Fact]
    public async Task Jamie_turns_it_on_is_shown_that_something_came_and_nothing_of_it_and_a_press_leads_to_the_chat()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee", new() { Permissions = ["notifications"] },
            page => page.AddInitScriptAsync(PushService));
        Assert.SkipWhen(await jamie.Page.EvaluateAsync<string>("Notification.permission") != "granted", "This Chromium shows no notices.");
        await jamie.Page.GotoAsync("/account/notices");
        var tools = await jamie.Page.Context.NewCDPSessionAsync(jamie.Page);
        var registered = RegisteredAsync(tools);
        await tools.SendAsync("ServiceWorker.enable");
        await jamie.Button("Turn on").ClickAsync();
        await Expect(jamie.Page.GetByText("Notices appear on this device")).ToBeVisibleAsync();
        await jamie.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await using var worker = await ServiceWorker.AttachAsync(jamie.Page, server.BaseAddress);
        await worker.RunAsync(CountHandled);

        await PushAsync(tools, await registered);
        await IsShownAloneAsync(1);
        await PushAsync(tools, await registered);
        await IsShownAloneAsync(2);
        (await worker.RunAsync(Press)).Should().Be("opens /chat", "no page shows it");
        (await jamie.Page.EvaluateAsync<string[]>(Shown)).Should().BeEmpty("it was looked at");

        await jamie.Page.GotoAsync("/chat");
        await Expect(jamie.List).ToBeVisibleAsync();
        await PushAsync(tools, await registered);
        await IsShownAloneAsync(3);
        (await worker.RunAsync(Press)).Should().Be("focuses /chat");

        // Only afterwards is looked at what is shown: Chromium drops a notice that is asked for while it is being shown.
        async Task IsShownAloneAsync(int pushed)
        {
            await Eventually.TrueAsync(async () => await worker.RunAsync("`${handled}`") == $"{pushed}");
            var shown = await jamie.Page.EvaluateAsync<string[]>(Shown);
            shown.Should().Equal("OrgChat: You have a new secure message from Lakeside Clinic ()");
        }
    }

    private Task PushAsync(ICDPSession tools, string registration) => tools.SendAsync("ServiceWorker.deliverPushMessage", new()
    {
        ["origin"] = server.BaseAddress.GetLeftPart(UriPartial.Authority),
        ["registrationId"] = registration,
        ["data"] = """{"kind":"message"}""",
    });

    /// <summary>What the browser calls the worker of the page, once it has it.</summary>
    private static Task<string> RegisteredAsync(ICDPSession tools)
    {
        var registered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        tools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var one in told!.Value.GetProperty("registrations").EnumerateArray())
                registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
        };
        return registered.Task;
    }
}
