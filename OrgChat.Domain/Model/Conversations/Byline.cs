using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>
/// The label of a message sent for somebody else, “[Team Member Name] On behalf of [Chat Owner Name]”, in the language of whoever reads it.
/// </summary>
public static class Byline
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(Byline));

    /// <summary>The words that follow the author’s name; empty where the author spoke as themself.</summary>
    public static string OnBehalf(string? ownerName) => ownerName is null ? "" : Words["OnBehalf", ownerName];

    public static string Of(string authorName, string? ownerName) => $"{authorName} {OnBehalf(ownerName)}".TrimEnd();

    /// <summary>What stands in place of the reader’s own name.</summary>
    public static string You => Words["You"];
}
