using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgChat.Domain.Model;
using OrgChat.Web.Audit;

namespace OrgChat.Web;

/// <summary>
/// What runs beside the requests: whatever is a hosted service begins and ends with the server, and need not be named here. What begins
/// first ends last: that signs the record, of which nothing of this run stays unsigned.
/// </summary>
internal static class WorkerExtensions
{
    public static void AddWorkers(this IServiceCollection services)
    {
        foreach (var worker in new[] { typeof(Actor).Assembly, typeof(WorkerExtensions).Assembly }.SelectMany(one => one.GetTypes())
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IHostedService)))
            .OrderBy(type => type != typeof(AuditAnchorWorker)).ThenBy(type => type.FullName, StringComparer.Ordinal))
        {
            services.TryAddSingleton(worker);
            services.AddSingleton(provider => (IHostedService)provider.GetRequiredService(worker));
        }
    }
}
