using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>What a reason is called: by the clinic, or in the reader’s language.</summary>
public static class StartReasonText
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(StartReasonText));

    public static string Of(StartReasonKind kind, string? name) => name ?? (string)Words.Of(kind);
}
