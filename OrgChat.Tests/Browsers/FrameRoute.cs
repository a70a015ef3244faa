using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>Stands between a page and its circuit, and passes each frame to the server on as often as it is told.</summary>
internal static class FrameRoute
{
    public static readonly Regex Circuit = new("/_blazor");

    /// <param name="instead">What is done in place of a frame that is not passed on.</param>
    public static Task OpenAsync(IPage page, Func<byte[], int> copies, Action<IWebSocketRoute>? instead = null) =>
        page.RouteWebSocketAsync(Circuit, client =>
        {
            var real = client.ConnectToServer();
            client.OnMessage(frame =>
            {
                if (frame.Binary is not { } bytes)
                {
                    real.Send(frame.Text!);
                    return;
                }

                var times = copies(bytes);
                for (var copy = 0; copy < times; copy++)
                    real.Send(bytes);

                if (times == 0)
                    instead?.Invoke(real);
            });
            real.OnMessage(frame => Pass(client, frame));
        });

    /// <summary>Whether a frame calls the method of this name.</summary>
    public static bool Holds(byte[] frame, string name) => Encoding.Latin1.GetString(frame).Contains(name, StringComparison.Ordinal);

    public static void Pass(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes)
            to.Send(bytes);
        else
            to.Send(frame.Text!);
    }
}
