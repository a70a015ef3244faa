using System.Diagnostics;
using OrgChat.Domain.Keys;
using OrgChat.Web;

namespace OrgChat.Tests.EndToEnd;

/// <summary>The real program, started as an administrator would.</summary>
public sealed class StartingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-start-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Production_does_not_start_without_a_master_key_and_says_what_to_do()
    {
        var (exit, _, errors) = await RunAsync("Production");

        exit.Should().Be(1);
        errors.Should().Contain("does not start without its master key").And.Contain("new-key").And.Contain("OrgChat:MasterKey:File");
        File.Exists(Path.Combine(folder.FullName, "data", "orgchat.db")).Should().BeFalse();
    }

    [Fact]
    public async Task Production_does_not_start_with_a_key_others_may_read()
    {
        var key = Path.Combine(folder.FullName, "master.key");
        MasterKeyFile.Create(key);
        if (OperatingSystem.IsWindows())
            return;

        File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        var (exit, _, errors) = await RunAsync("Production", "--OrgChat:MasterKey:File", key);

        exit.Should().Be(1);
        errors.Should().Contain("Others may read").And.NotContain(await File.ReadAllTextAsync(key));
    }

    [Fact]
    public async Task New_key_needs_nothing_and_help_lists_every_command()
    {
        var key = Path.Combine(folder.FullName, "new.key");

        (await RunAsync("Production", "new-key", key)).Exit.Should().Be(0);
        MasterKeyFile.Read(key);
        (await RunAsync("Production", "new-key", key)).Exit.Should().Be(1, "a key is never overwritten");
        (await RunAsync("Production", "--help")).Output.Should()
            .ContainAll("import", "verify", "backup", "restore", "new-key", "rotate-keys", "rotate-master-key");
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(string environment, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Commands).Assembly.Location, .. words])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["OrgChat__DataDirectory"] = Path.Combine(folder.FullName, "data");
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
