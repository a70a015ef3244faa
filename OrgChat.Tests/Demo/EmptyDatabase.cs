using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrgChat.Domain;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Demo;

/// <summary>The domain’s services on a database file that does not exist yet.</summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-demo-");
    private readonly ServiceProvider services;

    public EmptyDatabase()
    {
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddOrgChatDomain($"Data Source={Path.Combine(folder.FullName, "orgchat.db")}", TestClinic.MasterKey).BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 53, 0, TimeSpan.Zero));

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
