using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgChat.Domain.Model;

namespace OrgChat.Web;

/// <summary>
/// What runs beside the requests: whatever is a hosted service begins and ends with the server, and need not be named here.
/// </summary>
internal static class WorkerExtensions
{
    public static void AddWorkers(this IServiceCollection services)
    {
        foreach (var worker in new[] { typeof(Actor).Assembly, typeof(WorkerExtensions).Assembly }.SelectMany(one => one.GetTypes())
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IHostedService)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            services.TryAddSingleton(worker);
            services.AddSingleton(provider => (IHostedService)provider.GetRequiredService(worker));
        }
    }
}
