using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.SignIn;

/// <summary>What the pages at the door say: <c>SignInWords.resx</c>, one file per language.</summary>
internal static class SignInWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(SignInWords));
}
