using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Keys;

public sealed class MasterKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-master-");

    private string Path => System.IO.Path.Combine(folder.FullName, "master.key");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_key_file_is_for_its_owner_only_and_holds_the_key()
    {
        var made = MasterKeyFile.Create(Path);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        MasterKeyFile.Read(Path).Id.Should().Be(made.Id);
    }

    [Fact]
    public void A_key_file_is_never_overwritten()
    {
        var made = MasterKeyFile.Create(Path);

        FluentActions.Invoking(() => MasterKeyFile.Create(Path)).Should().Throw<OperatorException>().WithMessage("*never overwritten*");

        MasterKeyFile.Read(Path).Id.Should().Be(made.Id);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherRead | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_key_that_others_may_read_is_refused(UnixFileMode others)
    {
        MasterKeyFile.Create(Path);
        if (OperatingSystem.IsWindows())
            return;

        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        FluentActions.Invoking(() => MasterKeyFile.Read(Path))
            .Should().Throw<OperatorException>().WithMessage("Others may read*chmod 600*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    [InlineData("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz")]
    public void What_is_no_key_is_refused(string text) =>
        FluentActions.Invoking(() => MasterKey.Parse(text)).Should().Throw<OperatorException>().WithMessage("A master key is 32 bytes*");

    [Fact]
    public void A_missing_file_is_refused() =>
        FluentActions.Invoking(() => MasterKeyFile.Read(Path)).Should().Throw<OperatorException>().WithMessage("*cannot be read*");

    [Fact]
    public void A_command_may_print_the_key()
    {
        var made = MasterKeyFile.Create(Path);

        MasterKeyCommand.Run($"cat '{Path}'").Id.Should().Be(made.Id);
    }

    [Theory]
    [InlineData("exit 3", "*exit code 3*")]
    [InlineData("echo a secret that is no key", "A master key is 32 bytes*")]
    public void A_command_that_prints_none_is_refused_without_repeating_it(string command, string reason) =>
        FluentActions.Invoking(() => MasterKeyCommand.Run(command)).Should().Throw<OperatorException>().WithMessage(reason)
            .Which.Message.Should().NotContain("secret");

    [Fact]
    public async Task A_database_does_not_start_with_another_master_key()
    {
        await using var clinic = new TestClinic();
        using var other = new ServerBeside(clinic.File, MasterKey.Random());

        await other.Database.Awaiting(database => database.MigrateAsync())
            .Should().ThrowAsync<OperatorException>().WithMessage("This is not the master key*");
    }
}
