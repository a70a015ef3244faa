using System.Globalization;
using OrgChat.Build.Load.Areas;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Floor;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load;

/// <summary>The load mode of this program, and the parts of it that run in processes of their own.</summary>
internal static class LoadProgram
{
    /// <returns>The exit code; null when something else was asked for.</returns>
    public static async Task<int?> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["load", .. var options]:
                return await LoadCommand.RunAsync(options);
            case [FloorServer.Job, var port, var database]:
                await FloorServer.RunAsync(Number(port), database);
                return 0;
            case [ClinicMaker.Job, var folder, var pairs]:
                return Said(await ClinicMaker.MakeAsync(new ClinicFolder(folder), Number(pairs)));
            case [ClinicMultiplier.Job, var folder, var conversations, var messages]:
                return Said(await ClinicMultiplier.MultiplyAsync(new ClinicFolder(folder), Number(conversations), Number(messages)));
            case [ServiceReading.Job, var folder, var times]:
                return Said(await ServiceReading.RunAsync(new ClinicFolder(folder), Number(times)));
            case [ServiceSending.Job, var folder, var writers, var seconds]:
                return Said(await ServiceSending.RunAsync(
                    new ClinicFolder(folder), Number(writers), TimeSpan.FromSeconds(Number(seconds))));
            default:
                return null;
        }
    }

    private static int Number(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static int Said<T>(T found)
    {
        JobAnswer.Write(found);
        return 0;
    }
}
