using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Notices;

/// <summary>What the screens about notices say: <c>NoticesWords.resx</c>, one file per language.</summary>
internal static class NoticesWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(NoticesWords));
}
