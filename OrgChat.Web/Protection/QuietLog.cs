namespace OrgChat.Web.Protection;

/// <summary>
/// What the framework would write of a person's words when somebody turns the log up to look for a fault: SignalR writes every key
/// pressed and every message sent, hosting whole addresses. Whatever the settings say, it stays out.
/// </summary>
public static class QuietLog
{
    private static readonly (string Category, LogLevel AtLeast)[] Talkative =
    [
        ("Microsoft.AspNetCore.SignalR", LogLevel.Information),
        ("Microsoft.AspNetCore.Components", LogLevel.Information),
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
    ];

    /// <summary>Lifts every rule for these categories to its level, and adds one where a general rule would let more through.</summary>
    public static void Keep(LoggerFilterOptions log)
    {
        var rules = log.Rules.ToList();
        log.Rules.Clear();
        foreach (var rule in rules)
        {
            log.Rules.Add(
                new LoggerFilterRule(rule.ProviderName, rule.CategoryName, Lifted(rule.CategoryName, rule.LogLevel), rule.Filter));
        }

        foreach (var provider in rules.Select(rule => rule.ProviderName).Append(null).Distinct())
        {
            foreach (var (category,
                atLeast) in Talkative.Where(one => !rules.Any(rule => rule.ProviderName == provider && rule.CategoryName == one.Category)))
            {
                log.Rules.Add(new LoggerFilterRule(provider, category, atLeast, filter: null));
            }
        }
    }

    private static LogLevel? Lifted(string? category, LogLevel? level) =>
        Talkative.FirstOrDefault(one =>
            category?.StartsWith(one.Category, StringComparison.OrdinalIgnoreCase) == true) is { Category: not null } talkative
        && !(level > talkative.AtLeast)
            ? talkative.AtLeast
            : level;
}
