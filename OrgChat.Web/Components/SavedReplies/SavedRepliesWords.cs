using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.SavedReplies;

/// <summary>What the screens of saved replies say: <c>SavedRepliesWords.resx</c>, one file per language.</summary>
internal static class SavedRepliesWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(SavedRepliesWords));
}
