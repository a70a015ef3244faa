using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Tags;

/// <summary>What the screens of tags say: <c>TagsWords.resx</c>, one file per language.</summary>
internal static class TagsWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(TagsWords));
}
