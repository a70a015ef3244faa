using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Sessions;

/// <summary>A device in short words, from what its browser says of itself (the User-Agent header, RFC 9110 section 10.1.5).</summary>
public static class DeviceText
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(DeviceText));

    // In this order: most browsers name the ones they resemble as well.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>What a session keeps: browser and system by name, with no word of any language.</summary>
    public static string NamesOf(string? userAgent) => $"{Find(Browsers, userAgent)} {Find(Systems, userAgent)}".Trim();

    /// <summary>What a session keeps, in words for whoever reads it.</summary>
    public static string InWords(string device) => NamesIn(device) switch
    {
        ({ } browser, { } system) => Words["On", browser, system],
        var (browser, system) => browser ?? system ?? Words["Another"],
    };

    /// <summary>The same for the record: without the words between them.</summary>
    internal static AuditFacts FactsOf(string device)
    {
        var (browser, system) = NamesIn(device);
        return new() { Browser = browser ?? (system is null ? "" : null), System = system };
    }

    // Sessions of before kept “Chrome on Windows”.
    private static (string? Browser, string? System) NamesIn(string device) =>
        (Browsers.FirstOrDefault(one => device.StartsWith(one.Name, StringComparison.Ordinal)).Name,
            Systems.FirstOrDefault(one => device.EndsWith(one.Name, StringComparison.Ordinal)).Name);

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) is true).Name;
}
