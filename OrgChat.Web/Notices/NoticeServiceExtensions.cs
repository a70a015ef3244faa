using OrgChat.Domain.Features.Notices;

namespace OrgChat.Web.Notices;

/// <summary>What tells people outside the conversation, for the host to add.</summary>
public static class NoticeServiceExtensions
{
    public static void AddNotices(this IServiceCollection services) =>
        services.AddSingleton<UnsubscribeLink>().AddSingleton<INoticeSender, MailNoticeSender>();
}
