using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Sessions;

/// <summary>A device in short words, from what its browser says of itself (the User-Agent header, RFC 9110 section 10.1.5).</summary>
public static class DeviceText
{
    // In this order: most browsers name the ones they resemble as well.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    private static readonly IStringLocalizer Words = Localizer.Of(typeof(DeviceText));

    /// <summary>As it is kept, such as “Chrome on Windows”; never the header’s own text, and nothing for a program nobody knows.</summary>
    public static string Of(string? userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        ({ } browser, { } system) => $"{browser} on {system}",
        ({ } browser, null) => browser,
        (null, { } system) => system,
        _ => "",
    };

    /// <summary>What is kept, in the reader’s language.</summary>
    public static string Said(string device) => FactsOf(device) switch
    {
        { Browser: { Length: > 0 } browser, System: { } system } => Words["BrowserOnSystem", browser, system],
        { Browser: { Length: > 0 } browser } => browser,
        { System: { } system } => system,
        _ => Words["AnotherProgram"],
    };

    /// <summary>The same for the record: without the words between them.</summary>
    internal static AuditFacts FactsOf(string device)
    {
        var browser = Browsers.FirstOrDefault(one => device.StartsWith(one.Name, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(one => device.EndsWith(one.Name, StringComparison.Ordinal)).Name;
        return new() { Browser = browser ?? (system is null ? "" : null), System = system };
    }

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) is true).Name;
}
