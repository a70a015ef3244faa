using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Notes;

/// <summary>What notes and mentions say: <c>NotesWords.resx</c>, one file per language.</summary>
internal static class NotesWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(NotesWords));
}
