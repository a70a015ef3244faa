using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Build.Load.Clinic;

/// <summary>The product’s services at work with a clinic’s folder, in this process.</summary>
internal sealed class ClinicServices : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ClinicServices(ServiceProvider services) => this.services = services;

    public OrgChatDatabase Database => Get<OrgChatDatabase>();

    public static async Task<ClinicServices> OpenAsync(ClinicFolder clinic)
    {
        Directory.CreateDirectory(clinic.Data);
        var key = File.Exists(clinic.MasterKey) ? MasterKeyFile.Read(clinic.MasterKey) : MasterKeyFile.Create(clinic.MasterKey);
        var opened = new ClinicServices(new ServiceCollection().AddLogging()
            .AddOrgChatDomain($"Data Source={clinic.Database}", key).BuildServiceProvider());
        await opened.Database.MigrateAsync();
        return opened;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A context of these options, sharing what all of them share, whatever that is in an earlier Domain.</summary>
    public OrgChatDb With(DbContextOptions<OrgChatDb> options, OrgChatDb like)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var constructor = typeof(OrgChatDb).GetConstructors(Hidden).Single();
        var taken = constructor.GetParameters();
        var shared = typeof(OrgChatDb).GetProperties(Hidden | BindingFlags.Public)
            .Single(property => property.PropertyType == taken[2].ParameterType);
        return (OrgChatDb)constructor.Invoke([options, Database.Keys, shared.GetValue(like), .. taken.Skip(3).Select(_ => (object?)null)]);
    }

    /// <summary>As the server does in quiet moments; an earlier Domain knows nothing of it.</summary>
    public async Task MergeSearchAsync()
    {
        try
        {
            await MergeAsync();
        }
        catch (TypeLoadException)
        {
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task MergeAsync() => Get<SearchMergeService>().RunAsync(CancellationToken.None);
}
