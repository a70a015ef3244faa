using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Accounts;

/// <summary>What the pages of one’s own account say: <c>AccountWords.resx</c>, one file per language.</summary>
internal static class AccountWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(AccountWords));
}
