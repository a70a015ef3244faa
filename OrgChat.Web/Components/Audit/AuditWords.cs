using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Audit;

/// <summary>What the record says: <c>AuditWords.resx</c>, one file per language.</summary>
internal static class AuditWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(AuditWords));
}
