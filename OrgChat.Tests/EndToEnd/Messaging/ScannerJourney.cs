using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

[Collection(nameof(BesideOthers))]
public sealed class ScannerJourney(ScannerJourney.Server server, Browser browser) : IClassFixture<ScannerJourney.Server>
{
    [Fact]
    public async Task A_file_is_being_checked_and_then_there_or_refused_in_the_open_window()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync(ana.ConversationInAddress());
        await ana.Page.Locator("input[type=file]").SetInputFilesAsync(
        [
            new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = Samples.Pdf() },
            new FilePayload { Name = "bad.txt", MimeType = "text/plain", Buffer = Samples.Eicar },
        ]);
        await Expect(ana.Page.GetByText("Being checked")).ToHaveCountAsync(2);
        await ana.Button("Send").ClickAsync();
        await Expect(maria.Messages.GetByText("Being checked")).ToHaveCountAsync(2);
        await maria.Page.ShouldHaveNoAxeViolationsAsync();

        server.LetTheScannerLook();

        await Expect(maria.Messages.GetByRole(AriaRole.Link, new() { NameRegex = new("^letter.pdf") })).ToBeVisibleAsync();
        await Expect(maria.Messages.GetByText("Refused: this file did not pass the check")).ToBeVisibleAsync();
        await Expect(maria.Messages.GetByRole(AriaRole.Link, new() { NameRegex = new("bad.txt") })).ToHaveCountAsync(0);
    }

    /// <summary>With a scanner that waits for a sign.</summary>
    public sealed class Server : OrgChatServer
    {
        private string Sign => $"{Script}.go";

        private string Script { get; set; } = "";

        public void LetTheScannerLook() => File.WriteAllText(Sign, "");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            Script = Path.GetTempFileName();
            File.WriteAllText(Script, $"while [ ! -e {Sign} ]; do sleep 0.1; done\ngrep -q EICAR && exit 1\nexit 0\n");
            builder.UseSetting("OrgChat:Attachments:ScannerCommand", $"/bin/sh {Script}");
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            File.Delete(Script);
            File.Delete(Sign);
        }
    }
}
