using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Features.Audit;

/// <summary>What is wrong with a record: a sentence in the language of whoever reads it.</summary>
/// <param name="key">The sentence, as <c>AuditFault.resx</c> names it.</param>
/// <param name="arguments">What stands in it.</param>
public sealed class AuditFault(string key, params object[] arguments)
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(AuditFault));

    /// <summary>How many entries are wrong, which the sentence counts.</summary>
    public long? Count { get; init; }

    public override string ToString() => Count is { } count ? Words.Count(key, count) : Words[key, arguments];
}
