using System.Net;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Text;

namespace OrgChat.Web.Mail;

/// <summary>Sends mails, as text and as simple HTML without pictures: nothing tells who opened one.</summary>
public sealed class MailService(MailOptions settings, TimeProvider clock)
{
    public bool IsConfigured => settings.IsConfigured;

    public async Task SendAsync(EmailMessage letter, CancellationToken cancellation)
    {
        using var message = Compose(letter);
        if (settings.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            await message.WriteToAsync(Path.Combine(folder, $"{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Guid.NewGuid():N}.eml"),
                cancellation);
        }
        else if (settings.Host is { } host)
        {
            await SubmitAsync(host, message, cancellation);
        }
    }

    private async Task SubmitAsync(string host, MimeMessage message, CancellationToken cancellation)
    {
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(host, settings.Port, settings.Security, cancellation);
        if (settings.User is not null)
        {
            await smtp.AuthenticateAsync(settings.User, settings.Password ?? "", cancellation);
        }

        await smtp.SendAsync(message, cancellation);
        await smtp.DisconnectAsync(true, cancellation);
    }

    private MimeMessage Compose(EmailMessage letter)
    {
        var message = new MimeMessage { Subject = letter.Subject, Date = clock.GetUtcNow() };
        message.From.Add(MailboxAddress.Parse(settings.Sender));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = Text(letter) },
            new TextPart(TextFormat.Html) { Text = Html(letter) } };
        return message;
    }

    private static string Text(EmailMessage letter) =>
        string.Join("\n\n", [
            .. letter.Paragraphs,
            .. letter.Link is { } link ? [link.AbsoluteUri] : Array.Empty<string>(),
            .. letter.Unsubscribe is { } leave ? [$"{letter.UnsubscribeText}: {leave.AbsoluteUri}"] : Array.Empty<string>(),
        ]) + "\n";

    private static string Html(EmailMessage letter)
    {
        var paragraphs = string.Concat(letter.Paragraphs.Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));
        var links = Anchor(letter.Link, letter.LinkText) + Anchor(letter.Unsubscribe, letter.UnsubscribeText);
        return $"<!DOCTYPE html><html lang=\"{letter.Language}\"><body style=\"font-family:sans-serif\">{paragraphs}{links}</body></html>";
    }

    private static string Anchor(Uri? to, string text) =>
        to is null ? "" : $"<p><a href=\"{WebUtility.HtmlEncode(to.AbsoluteUri)}\">{WebUtility.HtmlEncode(text)}</a></p>";
}
