namespace OrgChat.Web.Mail;

/// <summary>Mail, for the host to add.</summary>
public static partial class MailServiceExtensions
{
    public static void AddMail(this WebApplicationBuilder builder, string dataDirectory)
    {
        builder.Services.AddSingleton(MailOptions.From(builder.Configuration, builder.Environment, dataDirectory));
        builder.Services.AddSingleton<MailService>().AddSingleton<PublicAddress>().AddSingleton<AccountMailService>();
    }

    /// <summary>Says on the console where mails go, and where links lead.</summary>
    public static void AnnounceMail(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<MailOptions>();
        if (settings.Folder is { } folder)
        {
            LogFolder(app.Logger, folder);
        }
        else
        {
            if (settings.Host is null)
            {
                LogNone(app.Logger);
            }

            if (app.Configuration["OrgChat:PublicAddress"] is not { Length: > 0 })
            {
                LogNoAddress(app.Logger);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mails are written as files to {Folder}.")]
    private static partial void LogFolder(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Warning,
        Message =
            "No mail is configured (OrgChat:Mail:Host): admins hand links over themselves, and nobody can reset a forgotten password alone.")]
    private static partial void LogNone(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning,
        Message =
            "OrgChat:PublicAddress is not set: links printed here or mailed lead to the address this server listens at, not to its proxy’s.")]
    private static partial void LogNoAddress(ILogger log);
}
