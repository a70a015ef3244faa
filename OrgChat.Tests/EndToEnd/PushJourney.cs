using System.Text.Json;
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

    private const string ShownSince = """
        async () => Math.max(0, ...(await (await navigator.serviceWorker.getRegistration('/')).getNotifications()).map(one => one.timestamp))
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

        await PushAsync(tools, await registered);
        var first = await IsShownAloneAsync(jamie.Page);
        await PushAsync(tools, await registered);
        await IsShownAloneAsync(jamie.Page, first);
        (await InWorkerAsync(jamie.Page, Press)).Should().Be("opens /chat", "no page shows it");
        (await jamie.Page.EvaluateAsync<string[]>(Shown)).Should().BeEmpty("it was looked at");

        await jamie.Page.GotoAsync("/chat");
        await Expect(jamie.List).ToBeVisibleAsync();
        await PushAsync(tools, await registered);
        await IsShownAloneAsync(jamie.Page);
        (await InWorkerAsync(jamie.Page, Press)).Should().Be("focuses /chat");
    }

    /// <summary>One takes the place of the one before, and for a moment there is none.</summary>
    /// <returns>Since when it is shown, which is later than the one before.</returns>
    private static async Task<double> IsShownAloneAsync(IPage page, double before = 0)
    {
        var since = before;
        await Eventually.TrueAsync(async () => (since = await page.EvaluateAsync<double>(ShownSince)) > before);
        (await page.EvaluateAsync<string[]>(Shown)).Should().Equal("OrgChat: You have a new secure message from Lakeside Clinic ()");
        return since;
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

    /// <summary>What a script says in the worker itself, which runs because it was just pushed to.</summary>
    private async Task<string> InWorkerAsync(IPage page, string script)
    {
        var tools = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var answered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        tools.Event("Target.receivedMessageFromTarget").OnEvent += (_, told) =>
        {
            using var message = JsonDocument.Parse(told!.Value.GetProperty("message").GetString()!);
            if (message.RootElement.TryGetProperty("result", out var result))
                answered.TrySetResult(result.GetProperty("result").GetProperty("value").GetString()!);
        };
        var targets = (await tools.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray();
        var worker = targets.Single(one => one.GetProperty("type").GetString() == "service_worker"
            && one.GetProperty("url").GetString()!.StartsWith($"{server.BaseAddress}", StringComparison.Ordinal));
        var attached = await tools.SendAsync("Target.attachToTarget", new()
        {
            ["targetId"] = worker.GetProperty("targetId").GetString()!,
            ["flatten"] = false,
        });
        await tools.SendAsync("Target.sendMessageToTarget", new()
        {
            ["sessionId"] = attached!.Value.GetProperty("sessionId").GetString()!,
            ["message"] = JsonSerializer.Serialize(new
            {
                id = 1,
                method = "Runtime.evaluate",
                @params = new { expression = script, awaitPromise = true, returnByValue = true },
            }),
        });
        var said = await answered.Task;
        await tools.DetachAsync();
        return said;
    }
}
