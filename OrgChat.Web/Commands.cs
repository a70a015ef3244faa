using OrgChat.Web.Importing;

namespace OrgChat.Web;

/// <summary>What the program does instead of serving, when the first word of the command line says so.</summary>
public static class Commands
{
    public static bool IsOne(string[] args) => args is ["import", ..];

    public static Task<int> RunAsync(IServiceProvider services, string[] args) =>
        ImportCommand.RunAsync(services, args[1..], Console.Out, Console.Error);
}
