using OrgChat.Build.Load.Floor;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>The bare hub: two connections a pair.</summary>
internal sealed class LiveFloor(ServerProcess server) : ILiveChat
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler());
    private List<FloorWindow> clients = [];
    private List<FloorWindow> owners = [];

    public string Name => "floor";

    public IMeasuredProcess Server => server;

    public Action<int, bool, int, long>? Saw { get; set; }

    public static async Task<LiveFloor> StartAsync(string folder, int port) => new(await ServerProcess.StartAsync(
        typeof(LiveFloor).Assembly.Location, [FloorServer.Job, $"{port}", Path.Combine(folder, "floor.db")],
        new Dictionary<string, string>(), port, "/"));

    public async Task OpenAsync(int pairs)
    {
        clients = await OpenAsync(pairs, areClients: true);
        owners = await OpenAsync(pairs, areClients: false);
    }

    public long BatchesFrom(int pair) => 0;

    public Task<bool> SendAsync(int pair, bool asClient, int number) => (asClient ? clients : owners)[pair].SendAsync(number);

    public async Task CloseAsync()
    {
        foreach (var window in clients.Concat(owners))
        {
            await window.DisposeAsync();
        }

        (clients, owners) = ([], []);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        http.Dispose();
        await server.DisposeAsync();
    }

    private async Task<List<FloorWindow>> OpenAsync(int pairs, bool areClients)
    {
        var windows = new List<FloorWindow>();
        for (var pair = 0; pair < pairs; pair++)
        {
            var own = pair;
            var window = new FloorWindow(server.Address, pair) { Saw = (number, at) => Saw?.Invoke(own, areClients, number, at) };
            await window.OpenAsync(http);
            windows.Add(window);
        }

        return windows;
    }
}
