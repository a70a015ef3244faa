using OrgChat.Web.Audit;
using OrgChat.Web.Importing;

namespace OrgChat.Web;

/// <summary>What the program does instead of serving, when the first word of the command line says so.</summary>
public static class Commands
{
    public static Task<int> RunAsync(IServiceProvider services, CommandLine line) => line.Command switch
    {
        ["verify", ..] => VerifyCommand.RunAsync(services, Console.Out, Console.Error),
        _ => ImportCommand.RunAsync(services, line.Command[1..], Console.Out, Console.Error),
    };
}
