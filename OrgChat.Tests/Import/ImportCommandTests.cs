using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using OrgChat.Domain;
using OrgChat.Tests.Support;
using OrgChat.Web;

namespace OrgChat.Tests.Import;

public sealed class ImportCommandTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-command-");
    private readonly Export export = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();
    private ServiceProvider? services;

    [Fact]
    public async Task In_Development_an_empty_database_gets_the_demo_first_and_the_first_organization_the_history()
    {
        export.WithAnaAndDrLopez().Message("m-1", "conv-1", "Patient/pat-1", "Hello");

        (await RunAsync(export.Folder)).Should().Be(0);

        output.ToString().Should().Contain("Imported into Lakeside Clinic").And.Contain("1 messages").And.Contain("100 %");
        errors.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Lines_that_failed_are_listed_by_file_and_number_and_the_exit_code_says_so()
    {
        export.WithAnaAndDrLopez().Raw("Communication", string.Concat(Enumerable.Repeat("oops\n", 60)));

        (await RunAsync(export.Folder, "--organization", "Lakeside Clinic")).Should().Be(1);

        errors.ToString().Should().Contain("60 could not").And.Contain("Communication.ndjson:2: ").And.Contain("and 10 more");
    }

    [Fact]
    public async Task In_Production_an_empty_database_has_nothing_to_import_into()
    {
        export.WithAnaAndDrLopez();

        (await RunInAsync(Environments.Production, export.Folder)).Should().Be(1);

        errors.ToString().Should().Contain("no organization");
    }

    [Theory]
    [InlineData]
    [InlineData("a", "b")]
    [InlineData("a", "--organization")]
    [InlineData("a", "--orgnization", "b")]
    public async Task A_command_that_is_not_understood_is_answered_with_how_to_use_it(params string[] args)
    {
        (await RunAsync(args)).Should().Be(1);

        errors.ToString().Should().NotBeEmpty();
        output.ToString().Should().ContainAll("import <DIRECTORY>", "--organization <NAME>", "--source", "--owner <E-MAIL>");
    }

    [Fact]
    public async Task Asked_for_help_it_says_how_it_is_used_and_does_nothing()
    {
        (await RunAsync("--help")).Should().Be(0);

        output.ToString().Should().ContainAll("import <DIRECTORY>", "--organization <NAME>", "--source", "--owner <E-MAIL>");
        errors.ToString().Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await (services?.DisposeAsync() ?? ValueTask.CompletedTask);
        export.Dispose();
        folder.Delete(recursive: true);
        await output.DisposeAsync();
        await errors.DisposeAsync();
    }

    private Task<int> RunAsync(params string[] args) => RunInAsync(Environments.Development, args);

    private Task<int> RunInAsync(string environment, params string[] args)
    {
        services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new Host(environment))
            .AddOrgChatDomain($"Data Source={Path.Combine(folder.FullName, "orgchat.db")}", TestClinic.MasterKey).BuildServiceProvider();
        return new Commands(services, output, errors).RunAsync(new CommandLine(["import", .. args], []));
    }

    private sealed class Host(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "OrgChat";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
