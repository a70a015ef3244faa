namespace OrgChat.Web;

/// <summary>
/// Keeps people’s words out of the log at every level. At Debug and Trace the framework logs what travels over the circuits, texts included;
/// whatever the configuration says, of these categories only what is worth a sentence is logged.
/// </summary>
public static class Quiet
{
    private static readonly string[] Wordy = ["Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Components.Server", "Microsoft.AspNetCore.Http.Connections"];

    public static void AddQuiet(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        var loud = options.Rules.Where(rule => Array.Exists(Wordy, wordy => rule.CategoryName?.StartsWith(wordy, StringComparison.Ordinal) is true)).ToList();
        loud.ForEach(rule => options.Rules.Remove(rule));
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            foreach (var category in Wordy)
            {
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, null));
            }
        }
    });
}
