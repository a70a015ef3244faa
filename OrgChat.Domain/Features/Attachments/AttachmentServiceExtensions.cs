using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Storage.Files;

namespace OrgChat.Domain.Features.Attachments;

internal static class AttachmentServiceExtensions
{
    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>();
        return services
            .AddSingleton<AttachmentStore>()
            .AddHostedService(provider => provider.GetRequiredService<AttachmentScanService>())
            .AddHostedService(provider => provider.GetRequiredService<AttachmentUpkeepService>());
    }
}
