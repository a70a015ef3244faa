using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Help;

/// <summary>The help, whole: <c>HelpWords.resx</c>, one file per language. A line that begins with a hyphen is a step.</summary>
internal static class HelpWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(HelpWords));
}
