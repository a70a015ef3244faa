using System.Threading.Channels;
using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>A line on which each frame takes a while, to the server and back, and all keep their order.</summary>
internal static class SlowLine
{
    public static Task OpenAsync(IPage page, TimeSpan eachWay) =>
        page.RouteWebSocketAsync(FrameRoute.Circuit, client =>
        {
            var real = client.ConnectToServer();
            var (there, back) = (Way(eachWay), Way(eachWay));
            client.OnMessage(frame => there.TryWrite((DateTime.UtcNow, () => FrameRoute.Pass(real, frame))));
            real.OnMessage(frame => back.TryWrite((DateTime.UtcNow, () => FrameRoute.Pass(client, frame))));
            client.OnClose((_, _) => there.Complete());
            real.OnClose((_, _) => back.Complete());
        });

    private static ChannelWriter<(DateTime Sent, Action Pass)> Way(TimeSpan takes)
    {
        var frames = Channel.CreateUnbounded<(DateTime Sent, Action Pass)>();
        _ = PassAsync();
        return frames.Writer;

        async Task PassAsync()
        {
            await foreach (var (sent, pass) in frames.Reader.ReadAllAsync())
            {
                var left = sent + takes - DateTime.UtcNow;
                await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                pass();
            }
        }
    }
}
