using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model.Notices;
using OrgChat.Web.Mail;
using static OrgChat.Web.Mail.MailWords;

namespace OrgChat.Web.Notices;

/// <summary>Tells by mail that something came: not what, from whom, or about what, and its link leads to the chat’s first page.</summary>
public sealed class MailNoticeSender(MailService mailer, LanguageService languages, PublicAddress address, UnsubscribeLink leave)
    : INoticeSender
{
    private const int Permanent = 500;

    public NoticeChannel Channel => NoticeChannel.Mail;

    public bool IsConfigured => mailer.IsConfigured;

    public async Task<NoticeVerdict> SendAsync(NoticeToSendModel notice, CancellationToken cancellation)
    {
        try
        {
            var letter = (await languages.OfAbsentAsync(notice.PersonId)).In(() => Letter(notice));
            await mailer.SendAsync(letter, cancellation);
            return NoticeVerdict.Sent;
        }
        catch (Exception failure) when (VerdictOf(failure) is not null)
        {
            return VerdictOf(failure)!;
        }
    }

    private EmailMessage Letter(NoticeToSendModel notice)
    {
        var sentence = Words["NewMessage", notice.Clinic];
        return new EmailMessage(notice.Email!, sentence, [$"{sentence}.", Words["WhyMailed"]], address.Of("/chat"), Words["OpenChat"])
        {
            Unsubscribe = leave.Of(notice.PersonId),
            UnsubscribeText = Words["NoMoreMails"],
        };
    }

    // What the server refuses about the person’s address, or about the mail, it will refuse again; all else may be better later.
    private static NoticeVerdict? VerdictOf(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused
            when (int)refused.StatusCode >= Permanent => NoticeVerdict.Refused($"smtp-{(int)refused.StatusCode}"),
        SmtpCommandException refused => NoticeVerdict.NotNow($"smtp-{(int)refused.StatusCode}"),
        ParseException => NoticeVerdict.Refused("address"),
        AuthenticationException or MailKit.ServiceNotAuthenticatedException => NoticeVerdict.NotNow("sign-in"),
        SslHandshakeException or NotSupportedException => NoticeVerdict.NotNow("tls"),
        SmtpProtocolException or MailKit.ServiceNotConnectedException => NoticeVerdict.NotNow("protocol"),
        SocketException or IOException => NoticeVerdict.NotNow("connection"),
        _ => null,
    };
}
