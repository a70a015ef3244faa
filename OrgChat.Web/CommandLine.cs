namespace OrgChat.Web;

/// <summary>
/// The command line, parted into what to do and settings. A folder such as /srv/history would be read as a setting's name by the
/// configuration, which takes a slash for a switch; so the words of a command are kept from it.
/// </summary>
public sealed record CommandLine(string[] Command, string[] Settings)
{
    private static readonly string[] HostSettings = ["--environment", "--contentRoot", "--urls"];

    public static CommandLine Of(string[] args) => args is [var word, ..] && Commands.Has(word) ? Parted(args) : new CommandLine([], args);

    private static CommandLine Parted(string[] args)
    {
        var (words, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=') && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return new CommandLine([.. words], [.. settings]);
    }

    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal)
        && (word.Contains(':') || HostSettings.Contains(word.Split('=')[0], StringComparer.OrdinalIgnoreCase));
}
