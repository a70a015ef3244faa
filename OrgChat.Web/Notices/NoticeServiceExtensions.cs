using OrgChat.Domain.Features.Notices;

namespace OrgChat.Web.Notices;

/// <summary>What tells people outside the conversation, for the host to add.</summary>
internal static class NoticeServiceExtensions
{
    public static void AddNotices(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<UnsubscribeLink>()
            .AddSingleton(services => PushOptions.From(builder.Configuration, builder.Environment,
                services.GetRequiredService<Mail.MailOptions>()))
            .AddSingleton<INoticeSender, MailNoticeSender>().AddSingleton<INoticeSender, PushNoticeSender>();

    public static void MapNotices(this WebApplication app)
    {
        app.MapUnsubscribing();
        app.MapPush();
    }
}
