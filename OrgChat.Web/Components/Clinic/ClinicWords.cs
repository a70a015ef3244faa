using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Clinic;

/// <summary>What the clinic’s settings and its set-up say: <c>ClinicWords.resx</c>, one file per language.</summary>
internal static class ClinicWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(ClinicWords));
}
