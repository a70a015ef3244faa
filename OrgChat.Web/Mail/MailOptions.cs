using MailKit.Security;

namespace OrgChat.Web.Mail;

/// <summary>How mail leaves: by SMTP, into files of a folder (Development), or not at all.</summary>
/// <param name="Host">The SMTP server; null for none.</param>
/// <param name="Folder">Where mails are written as files instead; null for nowhere.</param>
public sealed record MailOptions(
    string? Host, int Port, SecureSocketOptions Security, string? User, string? Password, string Sender, string? Folder)
{
    private const int SubmissionPort = 587;

    /// <summary>Whether a mail would get anywhere.</summary>
    public bool IsConfigured => Host is not null || Folder is not null;

    public static MailOptions From(IConfiguration configuration, IHostEnvironment environment, string dataDirectory)
    {
        var mail = configuration.GetSection("OrgChat:Mail");
        var host = Given(mail["Host"]);
        return new MailOptions(
            host,
            mail.GetValue("Port", SubmissionPort),
            mail.GetValue("Security", SecureSocketOptions.StartTls),
            Given(mail["User"]),
            Given(mail["Password"]),
            Given(mail["From"]) ?? "OrgChat <orgchat@localhost>",
            host is null && environment.IsDevelopment() ? Path.Combine(dataDirectory, "mail") : null);
    }

    private static string? Given(string? value) => value is { Length: > 0 } ? value : null;
}
