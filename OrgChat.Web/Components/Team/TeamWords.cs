using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Team;

/// <summary>What the pages of the team say: <c>TeamWords.resx</c>, one file per language.</summary>
internal static class TeamWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(TeamWords));
}
