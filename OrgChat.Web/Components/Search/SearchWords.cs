using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Search;

/// <summary>What the search in messages says: <c>SearchWords.resx</c>, one file per language.</summary>
internal static class SearchWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(SearchWords));
}
