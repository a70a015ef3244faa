using OrgChat.Domain.Data;
using OrgChat.Domain.Demo;

namespace OrgChat.Web;

/// <summary>What happens before the first request.</summary>
public static class Startup
{
    /// <summary>Brings the database up to date; in Development an empty one gets the demo clinics.</summary>
    public static async Task PrepareAsync(IServiceProvider services, IHostEnvironment environment)
    {
        await services.GetRequiredService<OrgChatDatabase>().MigrateAsync();
        if (environment.IsDevelopment())
        {
            await services.GetRequiredService<DemoClinics>().SeedAsync();
        }
    }
}
