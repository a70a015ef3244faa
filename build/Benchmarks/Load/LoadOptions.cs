using System.CommandLine;

namespace OrgChat.Build.Load;

/// <summary>What is measured, of what, and where the figures go.</summary>
/// <param name="Areas">Their names; all where none is named.</param>
/// <param name="Quick">Shorter and smaller: to see that it works.</param>
/// <param name="Server">The folder of a published OrgChat; null to publish this one.</param>
/// <param name="Before">The folder of another one, measured by turns with it.</param>
/// <param name="Conversations">How many the large clinic has; a fiftieth in a quick run.</param>
/// <param name="MessagesEach">How many messages each of them has, on average.</param>
internal sealed record LoadOptions(
    IReadOnlyList<string> Areas, bool Quick, string? Server, string? Before, string Work, string Report, int Conversations,
    int MessagesEach, int Port)
{
    /// <summary>How many windows are open when it is measured from Send to seen; the usual ones where none is named.</summary>
    public IReadOnlyList<int> Windows { get; init; } = [];

    /// <summary>How many messages a second are sent then.</summary>
    public IReadOnlyList<int> Rates { get; init; } = [];

    /// <summary>How many windows are open in which nothing happens.</summary>
    public int IdleWindows { get; init; }

    /// <summary>As they were typed, for the report; of paths, which are this machine’s own, only the last part.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    private static readonly Option<string[]> AreasOption = new("--area")
    {
        Description = $"Only these: {string.Join(", ", LoadArea.All.Select(area => area.Name))}.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> QuickOption = new("--quick") { Description = "Shorter, with smaller figures." };

    private static readonly Option<string?> ServerOption =
        new("--server") { Description = "The folder of a published OrgChat, instead of publishing this one." };

    private static readonly Option<string?> BeforeOption =
        new("--before") { Description = "The folder of an earlier published OrgChat, to be measured by turns with this one." };

    private static readonly Option<string> WorkOption = new("--work")
    {
        Description = "Where the clinics are made; they are kept for the next run.",
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "orgchat-load"),
    };

    private static readonly Option<string> ReportOption = new("--report")
    {
        Description = "The file whose areas are written anew.",
        DefaultValueFactory = _ => Path.Combine("docs", "performance.md"),
    };

    private static readonly Option<int> ConversationsOption =
        new("--conversations") { Description = "Of the large clinic.", DefaultValueFactory = _ => 100_000 };

    private static readonly Option<int> MessagesOption =
        new("--messages-each") { Description = "Of a conversation of the large clinic, on average.", DefaultValueFactory = _ => 50 };

    private static readonly Option<int[]> WindowsOption = new("--windows")
    {
        Description = "From Send to seen: only with so many windows.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int[]> RatesOption = new("--rates")
    {
        Description = "From Send to seen: only so many messages a second.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> IdleWindowsOption = new("--idle-windows")
    {
        Description = "Windows in which nothing happens: so many of them.",
        DefaultValueFactory = _ => 300,
    };

    private static readonly Option<int> PortOption =
        new("--port") { Description = "The first of eight ports to use.", DefaultValueFactory = _ => 7700 };

    /// <summary>The command line of it.</summary>
    public static RootCommand Command(Func<LoadOptions, Task<int>> run)
    {
        var command = new RootCommand("Measures OrgChat as people meet it, and writes docs/performance.md.")
        {
            AreasOption, QuickOption, ServerOption, BeforeOption, WorkOption, ReportOption, ConversationsOption, MessagesOption,
            WindowsOption, RatesOption, IdleWindowsOption, PortOption,
        };
        command.SetAction((given, _) => run(new LoadOptions(
            given.GetValue(AreasOption) is { Length: > 0 } areas ? areas : [.. LoadArea.All.Select(area => area.Name)],
            given.GetValue(QuickOption), given.GetValue(ServerOption), given.GetValue(BeforeOption),
            Path.GetFullPath(given.GetValue(WorkOption)!), given.GetValue(ReportOption)!, given.GetValue(ConversationsOption),
            given.GetValue(MessagesOption), given.GetValue(PortOption))
        {
            Windows = given.GetValue(WindowsOption) ?? [],
            Rates = given.GetValue(RatesOption) ?? [],
            IdleWindows = given.GetValue(IdleWindowsOption),
            Given = [.. given.Tokens.Select(token => Path.IsPathRooted(token.Value) ? Path.GetFileName(token.Value) : token.Value)],
        }));
        return command;
    }
}
