using Microsoft.AspNetCore.Hosting;
using OrgChat.Tests.Notices;

namespace OrgChat.Tests.Browsers;

/// <summary>The real application with a clock that can be set forward, and a mail server that can be away.</summary>
public sealed class ServerWithMail : ServerWithClock
{
    internal PlayedSmtpServer Smtp { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Smtp.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("OrgChat:Mail:Host", "127.0.0.1");
        builder.UseSetting("OrgChat:Mail:Port", $"{Smtp.Port}");
        builder.UseSetting("OrgChat:Mail:Security", "None");
    }
}
