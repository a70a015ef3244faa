using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Printing;

/// <summary>What a printed conversation says: <c>PrintingWords.resx</c>, one file per language.</summary>
internal static class PrintingWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(PrintingWords));
}
