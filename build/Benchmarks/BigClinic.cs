using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Build.Load.Clinic;
using OrgChat.Domain;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Build;

/// <summary>The demo clinic with several copies of a real history in it, in a folder of its own.</summary>
internal sealed class BigClinic : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-benchmark-");
    private readonly ServiceProvider services;

    private BigClinic() => services = new ServiceCollection().AddLogging()
        .AddSingleton<TimeProvider>(new HurryingClock())
        .AddOrgChatDomain($"Data Source={Path.Combine(folder.FullName, "orgchat.db")}", MasterKey.Random())
        .BuildServiceProvider();

    /// <summary>The one of this run: making it takes longer than measuring.</summary>
    public static BigClinic Current { get; private set; } = null!;

    public static async Task<BigClinic> OpenAsync(int copies)
    {
        var clinic = new BigClinic();
        await clinic.Get<OrgChatDatabase>().MigrateAsync();
        await clinic.Get<DemoClinicService>().SeedAsync();
        for (var copy = 0; copy < copies; copy++)
        {
            await clinic.ImportAsync(copy);
        }

        await clinic.Get<SearchMergeService>().RunAsync(CancellationToken.None);
        return Current = clinic;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async Task<Actor> ActorAsync(string name) =>
        new(await Get<OrgChatDatabase>().ReadAsync(async db => (await db.People.ToListAsync()).First(p => p.Name == name).Id));

    public void Dispose()
    {
        services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        folder.Delete(recursive: true);
    }

    private async Task ImportAsync(int copy)
    {
        var history = folder.CreateSubdirectory($"history-{copy}");
        await HistoryCopy.WriteAsync(history.FullName, copy);
        await Get<ImportService>().RunAsync(history.FullName, new ImportOptions(), new Progress<ImportProgress>());
        history.Delete(recursive: true);
    }

    /// <summary>A minute goes by with every look: nobody is too fast for the pace people are held to.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        private long looks;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddSeconds(Interlocked.Increment(ref looks));
    }
}
