using System.IO.Compression;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Web;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(TakingLong))]
public sealed class ImportJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_clinics_real_history_is_imported_and_Jamie_works_in_it_on_behalf()
    {
        (await ImportAsync()).Should().Contain("1,301").And.Contain("12,266");
        (await ImportAsync())
            .Should().Contain("records that were there already").And.NotContain("1,301 conversations", "a second run adds nothing");

        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.Page.GetByRole(AriaRole.Combobox, new() { Name = "Owner" }).SelectOptionAsync("Dr. Aisha Rahman");
        await Expect(jamie.List.GetByRole(AriaRole.Link).Filter(new() { HasNotText = "Dr. Aisha Rahman" })).ToHaveCountAsync(0);
        await jamie.List.GetByRole(AriaRole.Link).Filter(new() { HasText = "Dr. Aisha Rahman" }).First.ClickAsync();
        await Expect(jamie.Messages.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();

        await jamie.Composer.FillAsync("Dr. Rahman asked me to tell you that the results are in.");
        await jamie.Button("Review and send").ClickAsync();
        await jamie.Button("Send on behalf").ClickAsync();

        await Expect(jamie.Message("Jamie Lee On behalf of Dr. Aisha Rahman", "the results are in")).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
    }

    private async Task<string> ImportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("orgchat-history-");
        try
        {
            await using (var archive = await ZipFile.OpenReadAsync(Path.Combine(AppContext.BaseDirectory, "EndToEnd", "mts-dialog.zip")))
                await archive.ExtractToDirectoryAsync(folder.FullName);

            await using var output = new StringWriter();
            await using var errors = new StringWriter();
            (await new Commands(server.Services, output, errors).RunAsync(new CommandLine(["import", folder.FullName], [])))
                .Should().Be(0, errors.ToString());
            return output.ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
