using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrgChat.Build.Load.Floor;

/// <summary>
/// The least a chat can be: a bare SignalR hub that keeps each message on disk, like OrgChat before it is called sent, and gives it to the
/// others of the conversation. No rights, no record, no encryption, no page.
/// </summary>
internal static class FloorServer
{
    public const string Job = "load-floor";
    public const string HubPath = "/hub";

    public static async Task RunAsync(int port, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(new FloorStore(database));
        var app = builder.Build();
        app.MapGet("/", () => Results.Ok());
        app.MapHub<FloorHub>(HubPath);
        await app.RunAsync();
    }
}

/// <summary>What the bare chat does.</summary>
internal sealed class FloorHub(FloorStore store) : Hub
{
    public Task Join(string conversation) => Groups.AddToGroupAsync(Context.ConnectionId, conversation);

    public async Task Send(string conversation, string text)
    {
        await store.KeepAsync(conversation, text);
        await Clients.OthersInGroup(conversation).SendAsync("seen", text);
    }
}
