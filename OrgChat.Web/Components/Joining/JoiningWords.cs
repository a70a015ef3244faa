using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Joining;

/// <summary>What is said to who asks to be added, and to the owner: <c>JoiningWords.resx</c>, one file per language.</summary>
internal static class JoiningWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(JoiningWords));
}
