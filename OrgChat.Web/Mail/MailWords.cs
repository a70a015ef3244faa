using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Mail;

/// <summary>What mails say: <c>MailWords.resx</c>, one file per language.</summary>
internal static class MailWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(MailWords));
}
