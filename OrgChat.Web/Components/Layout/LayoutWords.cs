using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Layout;

/// <summary>What the frame around every page says: <c>LayoutWords.resx</c>, one file per language.</summary>
internal static class LayoutWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(LayoutWords));
}
