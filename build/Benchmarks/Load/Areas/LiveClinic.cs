using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Servers;
using OrgChat.Build.Load.Windows;

namespace OrgChat.Build.Load.Areas;

/// <summary>OrgChat as published: a client and their owner, each with the conversation open in a window that marks as read.</summary>
internal sealed class LiveClinic(string name, ServerProcess server, ClinicCast cast) : ILiveChat
{
    private readonly People people = new(server, cast);
    private IReadOnlyList<Window> clients = [];
    private IReadOnlyList<Window> owners = [];

    public string Name => name;

    public IMeasuredProcess Server => server;

    public Action<int, bool, int, long>? Saw { get; set; }

    public async Task OpenAsync(int pairs)
    {
        var pairing = people.Cast.Pairs.Take(pairs).ToList();
        clients = await people.OpenAsync([.. pairing.Select(pair => (pair.Client, $"/chat/{pair.Conversation}"))], marksAsRead: true);
        owners = await people.OpenAsync([.. pairing.Select(pair => (pair.Owner, $"/chat/{pair.Conversation}"))], marksAsRead: true);
        await Task.WhenAll(clients.Concat(owners).Select(window => window.HasComposerAsync()));
        await Task.WhenAll(clients.Concat(owners).Select(window => window.TakeInputAsync()));
        Watch(clients, areClients: true);
        Watch(owners, areClients: false);
    }

    public long BatchesFrom(int pair) => clients.Skip(pair).Concat(owners.Skip(pair)).Sum(window => window.Batches);

    public Task<bool> SendAsync(int pair, bool asClient, int number) => (asClient ? clients : owners)[pair].SendAsync(number);

    public async Task CloseAsync()
    {
        await People.CloseAsync(clients.Concat(owners));
        (clients, owners) = ([], []);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        people.Dispose();
        await server.DisposeAsync();
    }

    private void Watch(IReadOnlyList<Window> windows, bool areClients)
    {
        for (var pair = 0; pair < windows.Count; pair++)
        {
            var own = pair;
            windows[pair].Saw = (number, at) => Saw?.Invoke(own, areClients, number, at);
        }
    }
}
