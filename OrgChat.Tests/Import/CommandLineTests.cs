using OrgChat.Web;

namespace OrgChat.Tests.Import;

public sealed class CommandLineTests
{
    [Fact]
    public void A_folder_is_never_taken_for_a_setting()
    {
        var line = CommandLine.Of(["import", "/srv/history", "--OrgChat:DataDirectory", "/srv/data", "--organization", "Riverside Physio"]);

        line.Command.Should().Equal("import", "/srv/history", "--organization", "Riverside Physio");
        line.Settings.Should().Equal("--OrgChat:DataDirectory", "/srv/data");
    }

    [Fact]
    public void Without_a_command_everything_is_a_setting() =>
        CommandLine.Of(["--urls", "http://localhost:5081"]).Should()
            .BeEquivalentTo(new { Command = Array.Empty<string>(), Settings = new[] { "--urls", "http://localhost:5081" } });
}
