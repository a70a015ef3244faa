using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Shared;

/// <summary>What every screen says: <c>SharedWords.resx</c>, one file per language.</summary>
internal static class SharedWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(SharedWords));
}
