using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace OrgChat.Tests.Browsers;

/// <summary>The real application with a clock that can be set forward; timers run as ever.</summary>
public class ServerWithClock : OrgChatServer
{
    public SetForwardClock Clock { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>The machine’s clock, and what was added to it.</summary>
public sealed class SetForwardClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public void Forward(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);
}
