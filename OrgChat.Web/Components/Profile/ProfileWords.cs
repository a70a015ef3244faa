using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Profile;

/// <summary>What the first page of one’s account says: <c>ProfileWords.resx</c>, one file per language.</summary>
internal static class ProfileWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(ProfileWords));
}
