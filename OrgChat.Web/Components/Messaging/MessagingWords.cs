using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Messaging;

/// <summary>What an open conversation and all around it say: <c>MessagingWords.resx</c>, one file per language.</summary>
internal static class MessagingWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(MessagingWords));
}
