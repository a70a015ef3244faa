using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.People;

/// <summary>What a role is called.</summary>
public static class TeamRoleText
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(TeamRoleText));

    public static string Text(this TeamRole role) => Words.Of(role);
}
