using MimeKit;
using OrgChat.Web.Mail;

namespace OrgChat.Web.Notices;

/// <summary>Whether and how notices are pushed.</summary>
/// <param name="Contact">Whom a push service asks about us (RFC 8292): an address, as “mailto:”.</param>
/// <param name="AllowsPrivate">Whether push services may stand at private addresses, without https; in Development only, for tests.</param>
public sealed record PushOptions(bool IsEnabled, string Contact, bool AllowsPrivate)
{
    public static PushOptions From(IConfiguration configuration, IHostEnvironment environment, MailOptions mail)
    {
        var push = configuration.GetSection("OrgChat:Push");
        return new PushOptions(
            push.GetValue("Enabled", true),
            $"mailto:{MailboxAddress.Parse(mail.Sender).Address}",
            environment.IsDevelopment() && push.GetValue("AllowPrivateAddresses", false));
    }
}
