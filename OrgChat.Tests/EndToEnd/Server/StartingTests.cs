using System.Diagnostics;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Tests.Browsers;
using OrgChat.Web;

namespace OrgChat.Tests.EndToEnd.Server;

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
            .ContainAll("import", "verify", "backup", "restore", "new-key", "rotate-keys", "rotate-master-key", "begin-anew");
    }

    [Fact]
    public async Task A_damaged_database_is_one_sentence_at_start_and_in_every_command()
    {
        var key = NewKey();
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Data).FullName, "orgchat.db"),
            [.. Enumerable.Repeat((byte)'x', 8192)]);

        foreach (string[] words in new string[][] { [], ["verify"], ["backup", Path.Combine(folder.FullName, "shelf")], ["rotate-keys"],
            ["import", folder.FullName] })
            OneSentence(await RunAsync("Production", [.. words, "--OrgChat:MasterKey:File", key]))
                .Should().StartWith("The database is damaged.", string.Join(' ', words));
    }

    [Fact]
    public async Task Another_master_key_is_one_sentence()
    {
        (await RunAsync("Production", "verify", "--OrgChat:MasterKey:File", NewKey())).Exit.Should().Be(0);

        OneSentence(await RunAsync("Production", "--OrgChat:MasterKey:File", NewKey())).Should().StartWith("This is not the master key");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_one_sentence()
    {
        await File.WriteAllTextAsync(Data, "a file where the folder should be");

        OneSentence(await RunAsync("Production", "--OrgChat:MasterKey:File", NewKey())).Should().Contain(Data);
    }

    [Fact]
    public async Task A_second_server_on_one_data_folder_is_refused_and_a_command_works_beside_the_first()
    {
        await using var server = new OrgChatServer();
        var key = Path.Combine(Path.GetDirectoryName(server.DataDirectory)!, "master.key");

        OneSentence(await RunAsync("Development", "--OrgChat:DataDirectory", server.DataDirectory, "--OrgChat:MasterKey:File", key))
            .Should().StartWith($"Another OrgChat server works in {server.DataDirectory} already.");
        (await RunAsync("Development", "verify", "--OrgChat:DataDirectory", server.DataDirectory, "--OrgChat:MasterKey:File", key))
            .Exit.Should().Be(0);
    }

    [Theory]
    [InlineData("Production", "audit-anchors/0193a1b2-0000-7000-8000-000000000001.jsonl")]
    [InlineData("Development", "attachments/ab/ab000000000000000000000000000000")]
    [InlineData("Development", "keys/key-1.xml")]
    public async Task A_database_that_vanished_beside_what_it_left_stops_the_start_with_what_to_do(string environment, string left)
    {
        var (key, remains) = (NewKey(), Path.Combine(Data, left));
        Directory.CreateDirectory(Path.GetDirectoryName(remains)!);
        await File.WriteAllTextAsync(remains, "of an earlier database");

        foreach (string[] words in new string[][] { [], ["verify"] })
            OneSentence(await RunAsync(environment, [.. words, "--OrgChat:MasterKey:File", key]))
                .Should()
                .StartWith($"There is no database {Path.Combine(Data, "orgchat.db")}, but {Path.Combine(Data, left.Split('/')[0])}")
                .And.Contain("orgchat restore").And.Contain("begin-anew");
        File.Exists(Path.Combine(Data, "orgchat.db")).Should().BeFalse("the question stays until it is answered");

        (await RunAsync(environment, "begin-anew", "--OrgChat:MasterKey:File", key)).Exit.Should().Be(0);
        (await RunAsync(environment, "verify", "--OrgChat:MasterKey:File", key)).Exit.Should().Be(0);
        File.Exists(remains).Should().BeFalse();
        Directory.GetFiles(Data, Path.GetFileName(left), SearchOption.AllDirectories).Should().ContainSingle("nothing is deleted");
    }

    [Fact]
    public async Task A_database_that_knows_nothing_of_the_anchors_beside_it_stops_the_start()
    {
        var key = NewKey();
        (await RunAsync("Development", "verify", "--OrgChat:MasterKey:File", key)).Exit.Should().Be(0, "it makes an empty one");
        var anchors = Path.Combine(Data, "audit-anchors", $"{Guid.NewGuid()}.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(anchors)!);
        await File.WriteAllTextAsync(anchors, "of an earlier database");

        OneSentence(await RunAsync("Development", "--OrgChat:MasterKey:File", key))
            .Should().Contain("is not the one that the audit anchors").And.Contain("begin-anew");

        (await RunAsync("Development", "begin-anew", "--OrgChat:MasterKey:File", key)).Exit.Should().Be(0);
        File.Exists(anchors).Should().BeFalse();
    }

    private string Data => Path.Combine(folder.FullName, "data");

    private string NewKey()
    {
        var key = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.key");
        MasterKeyFile.Create(key);
        return key;
    }

    private static string OneSentence((int Exit, string Output, string Errors) ended)
    {
        ended.Exit.Should().Be(1);
        ended.Output.Should().NotContain("   at ");
        return ended.Errors.TrimEnd('\n').Should().NotContain("\n").And.NotContain("Exception").And.Subject;
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
        start.Environment["OrgChat__DataDirectory"] = Data;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
