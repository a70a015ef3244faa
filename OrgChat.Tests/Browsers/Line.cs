using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>Somebody’s line to the server, which can be lost for a while: what is sent meanwhile arrives when it is back.</summary>
/// <remarks>
/// Chromium told to be offline spins on the sockets it has open and takes a whole processor for as long as it lasts. So it is the page that
/// is told.
/// </remarks>
internal sealed class Line
{
    private readonly Lock guard = new();
    private readonly Queue<Action> held = new();
    private bool isLost;
    private IPage page = null!;

    public static async Task<(Visitor Visitor, Line Line)> SignInAsync(
        Browser browser, OrgChatServer server, string name, BrowserNewContextOptions? options = null)
    {
        var line = new Line();
        return (await Visitor.SignInAsync(browser, server, name, options, line.OpenAsync), line);
    }

    public async Task LoseAsync()
    {
        lock (guard)
            isLost = true;

        await page.RouteAsync("**", RefuseAsync);
        await page.EvaluateAsync("""
            Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
            dispatchEvent(new Event('offline'));
            """);
    }

    public async Task RestoreAsync()
    {
        await page.UnrouteAsync("**", RefuseAsync);
        await page.EvaluateAsync("delete navigator.onLine; dispatchEvent(new Event('online'));");
        lock (guard)
        {
            isLost = false;
            while (held.TryDequeue(out var pass))
                pass();
        }
    }

    private Task OpenAsync(IPage opened)
    {
        page = opened;
        return opened.RouteWebSocketAsync(FrameRoute.Circuit, client =>
        {
            var real = client.ConnectToServer();
            client.OnMessage(frame => Pass(() => FrameRoute.Pass(real, frame)));
            real.OnMessage(frame => Pass(() => FrameRoute.Pass(client, frame)));
        });
    }

    private static Task RefuseAsync(IRoute route) => route.AbortAsync("internetdisconnected");

    private void Pass(Action pass)
    {
        lock (guard)
        {
            if (isLost)
                held.Enqueue(pass);
            else
                pass();
        }
    }
}
