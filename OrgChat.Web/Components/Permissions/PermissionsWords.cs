using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Permissions;

/// <summary>What the permissions page says: <c>PermissionsWords.resx</c>, one file per language.</summary>
internal static class PermissionsWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(PermissionsWords));
}
