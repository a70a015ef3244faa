using System.Diagnostics;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>A master key that a command prints, such as one that asks a vault.</summary>
public static class MasterKeyCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="OperatorException">The command failed, took more than half a minute, or printed no key. What it printed is not
    /// repeated.</exception>
    public static MasterKey Run(string command)
    {
#pragma warning disable RS0030 // The command is the installation's own setting.
        using var process = Process.Start(Shell(command))!;
#pragma warning restore RS0030
        var printed = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new OperatorException("The command that prints the master key did not end within half a minute.");
        }

        return process.ExitCode == 0
            ? MasterKey.Parse(printed.GetAwaiter().GetResult())
            : throw new OperatorException($"The command that prints the master key failed with exit code {process.ExitCode}.");
    }

    private static ProcessStartInfo Shell(string command) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo("cmd.exe", ["/c", command]) { RedirectStandardOutput = true, UseShellExecute = false }
        : new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, UseShellExecute = false };
}
