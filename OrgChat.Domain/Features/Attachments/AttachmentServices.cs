using OrgChat.Domain.Model.Attachments;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Storage.Files;

namespace OrgChat.Domain.Features.Attachments;

internal static class AttachmentServices
{
    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>();
        return services
            .AddSingleton<AttachmentStore>()
            .AddSingleton<AttachmentDesk>()
            .AddSingleton<AttachmentReader>()
            .AddSingleton<AttachmentScanner>()
            .AddSingleton<AttachmentUpkeep>()
            .AddHostedService(provider => provider.GetRequiredService<AttachmentScanner>())
            .AddHostedService(provider => provider.GetRequiredService<AttachmentUpkeep>());
    }
}
