using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Palette;

/// <summary>What the palette says: <c>PaletteWords.resx</c>, one file per language.</summary>
internal static class PaletteWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(PaletteWords));
}
