using Microsoft.Extensions.Localization;
using MudBlazor;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Kit;

/// <summary>
/// The kit’s own words, as far as our screens show them: <c>KitWords.resx</c>, under the kit’s names, one file per language. The kit asks
/// for them where the language is not English, and says its own English for what is not there.
/// </summary>
public sealed class KitWords : MudLocalizer
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(KitWords));

    public override LocalizedString this[string key] => Words[key];

    public override LocalizedString this[string key, params object[] arguments] => Words[key, arguments];
}
