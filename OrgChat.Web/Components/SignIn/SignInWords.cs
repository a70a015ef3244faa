using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.SignIn;

/// <summary>What the pages around signing in say: <c>SignInWords.resx</c>, one file per language.</summary>
internal static class SignInWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(SignInWords));
}
