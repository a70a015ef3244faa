using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrgChat.Tests.Support;

/// <summary>The real application on a free port of this machine, with data of its own that goes with it.</summary>
public class OrgChatServer : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("orgchat-");

    public OrgChatServer()
    {
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Listen));
        StartServer();
    }

    public Uri BaseAddress => ClientOptions.BaseAddress;

    protected virtual void Listen(ListenOptions endpoint)
    {
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("OrgChat:DataDirectory", data.FullName);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        data.Refresh();
        if (data.Exists)
            data.Delete(recursive: true);
    }
}
