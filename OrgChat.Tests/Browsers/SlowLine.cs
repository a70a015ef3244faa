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
            var (there, back) = (Way(), Way());
            client.OnMessage(frame => there.TryWrite((Task.Delay(eachWay), () => FrameRoute.Pass(real, frame))));
            real.OnMessage(frame => back.TryWrite((Task.Delay(eachWay), () => FrameRoute.Pass(client, frame))));
        });

    private static ChannelWriter<(Task Journey, Action Arrive)> Way()
    {
        var frames = Channel.CreateUnbounded<(Task Journey, Action Arrive)>();
        _ = PassAsync();
        return frames.Writer;

        async Task PassAsync()
        {
            await foreach (var (journey, arrive) in frames.Reader.ReadAllAsync())
            {
                await journey;
                arrive();
            }
        }
    }
}
