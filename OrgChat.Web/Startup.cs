using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Storage.Database;
using OrgChat.Web.Backups;
using OrgChat.Web.SignIn;

namespace OrgChat.Web;

/// <summary>What happens before the first request.</summary>
public static class Startup
{
    /// <summary>Serves until the program is told to end.</summary>
    /// <returns>The exit code: 0 when it ended as it was told, 1 when it could not serve, which is said in a sentence.</returns>
    public static Task<int> ServeAsync(this WebApplication app, TextWriter errors) => OperatorErrorExtensions.TryAsync(async () =>
    {
        app.Services.GetRequiredService<EarlierDatabaseService>().RequireNone();
        app.Services.GetRequiredService<ServerLockFile>().Take();
        app.Services.GetRequiredService<LeftoverCleanupService>().Clear(app.Services.GetRequiredService<BackupOptions>().Directory);
        await PrepareAsync(app.Services, app.Environment);
        await app.AnnounceSetUpAsync();
        await app.RunAsync();
        return 0;
    }, errors);

    /// <summary>Brings the database up to date; in Development an empty one gets the demo clinics.</summary>
    public static async Task PrepareAsync(IServiceProvider services, IHostEnvironment environment)
    {
        await services.GetRequiredService<OrgChatDatabase>().MigrateAsync();
        await services.GetRequiredService<EarlierDatabaseService>().RequireOwnAnchorsAsync();
        if (environment.IsDevelopment())
        {
            await services.GetRequiredService<DemoClinicService>().SeedAsync();
        }
    }
}
