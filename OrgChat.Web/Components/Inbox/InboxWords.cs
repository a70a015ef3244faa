using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Inbox;

/// <summary>What the lists of conversations say: <c>InboxWords.resx</c>, one file per language.</summary>
internal static class InboxWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(InboxWords));
}
