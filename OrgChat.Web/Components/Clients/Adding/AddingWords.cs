using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>
/// What is said where clients are added: <c>AddingWords.resx</c>, one file per language. “Words” beside it are those of all pages of
/// clients.
/// </summary>
internal static class AddingWords
{
    public static IStringLocalizer Texts { get; } = Localizer.Of(typeof(AddingWords));
}
