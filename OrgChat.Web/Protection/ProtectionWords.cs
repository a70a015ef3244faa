using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Protection;

/// <summary>What is said in a line of plain text, where no page can be: <c>ProtectionWords.resx</c>, one file per language.</summary>
internal static class ProtectionWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(ProtectionWords));
}
