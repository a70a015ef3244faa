using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

[Collection(nameof(TakingLong))]
public sealed class AttachmentJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Ana_sends_a_photo_from_her_phone_and_a_letter_and_Jamie_sees_them_at_once()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.Page.GotoAsync($"/chat/organization/{ana.ConversationInAddress()}");
        await Expect(jamie.Messages).ToBeVisibleAsync();

        await ana.Page.Locator("input[type=file]").SetInputFilesAsync(
        [
            File("knee.jpg", "image/jpeg", await PhotoAsync(ana.Page)),
            File("letter.pdf", "application/pdf", Samples.Pdf("From the hospital")),
        ]);
        await Expect(ana.Button("Remove knee.jpg")).ToBeVisibleAsync();
        await Expect(ana.Button("Remove letter.pdf")).ToBeVisibleAsync();
        await ana.Page.ShouldHaveNoAxeViolationsAsync();
        await ana.Button("Send").ClickAsync();

        var photo = jamie.Messages.GetByRole(AriaRole.Img, new() { Name = "knee.jpg" });
        await ShouldBeDrawnAsync(photo, (320, 240));
        await ShouldBeDrawnAsync(ana.Messages.GetByRole(AriaRole.Img, new() { Name = "knee.jpg" }), (320, 240));
        await Expect(ana.Button("Remove knee.jpg")).ToHaveCountAsync(0);
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await ana.Page.ShouldHaveNoAxeViolationsAsync();

        await jamie.Messages.GetByRole(AriaRole.Button, new() { Name = "knee.jpg" }).ClickAsync();
        await ShouldBeDrawnAsync(jamie.Dialog("knee.jpg").GetByRole(AriaRole.Img), (640, 480));
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await jamie.Button("Close").Last.ClickAsync();
        await Expect(jamie.Dialog("knee.jpg")).ToHaveCountAsync(0);

        var download = await jamie.Page.RunAndWaitForDownloadAsync(() =>
            jamie.Messages.GetByRole(AriaRole.Link, new() { NameRegex = new("^letter.pdf PDF .* Download$") }).ClickAsync());
        download.SuggestedFilename.Should().Be("letter.pdf");
        (await System.IO.File.ReadAllBytesAsync(await download.PathAsync())).Should().Equal(Samples.Pdf("From the hospital"));
    }

    [Fact]
    public async Task An_upload_can_be_cancelled_and_leaving_meanwhile_warns()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await OpenAsync(maria, "Priya Shah");
        await maria.Page.RouteAsync("**/attachments", _ => Task.CompletedTask);
        await maria.Page.Locator("input[type=file]").SetInputFilesAsync(File("long.txt", "text/plain", Samples.Text("x")));
        await Expect(maria.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Uploading long.txt" })).ToBeVisibleAsync();

        var asked = new TaskCompletionSource<string>();
        maria.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await maria.Composer.PressAsync("x");
        await maria.Page.CloseAsync(new() { RunBeforeUnload = true });
        (await asked.Task).Should().Be("beforeunload");
        await maria.Button("Cancel long.txt").ClickAsync();

        await Expect(maria.Page.GetByText("long.txt")).ToHaveCountAsync(0);
        await maria.SayAsync("Without the file, then.");
        await Expect(maria.Message("Dr. Maria Lopez", "Without the file, then.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_waits_for_its_files_goes_out_as_it_was_when_Send_was_pressed_or_not_at_all()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await OpenAsync(maria, "Priya Shah");
        var held = new TaskCompletionSource();
        await maria.Page.RouteAsync("**/attachments", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        foreach (var name in new[] { "one.txt", "two.txt" })
            await maria.Page.Locator("input[type=file]").SetInputFilesAsync(File(name, "text/plain", Samples.Text(name)));
        await maria.SayAsync("Take 10 mg tonight.");
        await Expect(maria.Page.GetByText("Sending when the files are uploaded…")).ToBeVisibleAsync();

        await maria.Composer.FillAsync("Take 5 mg tonight.");
        await Expect(maria.Page.GetByText("Not sent: the text was changed.")).ToBeVisibleAsync();
        await maria.Button("Send").ClickAsync();
        await maria.Button("Cancel one.txt").ClickAsync();
        await Expect(maria.Page.GetByText("Not sent: a file was taken away.")).ToBeVisibleAsync();
        held.SetResult();
        await Expect(maria.Button("Remove two.txt")).ToBeVisibleAsync();
        await Expect(maria.Composer).ToHaveValueAsync("Take 5 mg tonight.");
        await maria.Button("Send").ClickAsync();

        await Expect(maria.Message("Dr. Maria Lopez", "Take 5 mg tonight.").Filter(new() { HasText = "two.txt" })).ToHaveCountAsync(1);
        await Expect(maria.Messages.GetByText("10 mg")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Files_are_dropped_and_pasted_and_what_may_not_come_says_why()
    {
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await OpenAsync(kim, "Henrik Lund");

        await DropAsync(kim.Page, "plan.txt", "Walk every day");
        await Expect(kim.Button("Remove plan.txt")).ToBeVisibleAsync();
        await PasteAsync(kim.Page, "image.png", Convert.ToBase64String(Samples.Png(40, 30)));
        await Expect(kim.Button("Remove image.png")).ToBeVisibleAsync();
        await DropAsync(kim.Page, "page.html", "<script>alert(1)</script>");
        await Expect(kim.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This kind of file cannot be attached. Photos (JPEG");
        await DropAsync(kim.Page, "disguised.pdf", "<script>alert(1)</script>");
        await Expect(kim.Page.GetByRole(AriaRole.Alert).Nth(1)).ToContainTextAsync("not what its name says");
        await kim.Button("Send").ClickAsync();
        await Expect(kim.Page.GetByText("Not sent: a file was not uploaded.")).ToBeVisibleAsync();

        await kim.Button("Remove page.html").ClickAsync();
        await kim.Button("Remove disguised.pdf").ClickAsync();
        await kim.Page.ReloadAsync();
        await Expect(kim.Button("Remove plan.txt")).ToBeVisibleAsync();
        await kim.Button("Send").ClickAsync();

        await ShouldBeDrawnAsync(kim.Messages.GetByRole(AriaRole.Img, new() { Name = "image.png" }), (40, 30));
        await Expect(kim.Messages.GetByRole(AriaRole.Link, new() { NameRegex = new("^plan.txt text .* Download$") })).ToBeVisibleAsync();
        await Expect(kim.Row("Henrik Lund")).ToContainTextAsync("2 files");
    }

    [Fact]
    public async Task An_outage_fails_an_upload_which_is_tried_again_when_the_line_is_back()
    {
        var (priya, line) = await Line.SignInAsync(browser, server, "Priya Shah", Visitor.Phone);
        await OpenAsync(priya, "Dr. Maria Lopez");
        await line.LoseAsync();
        await priya.Page.Locator("input[type=file]").SetInputFilesAsync(File("diary.csv", "text/csv", Samples.Text("day,pain\n1,3")));
        await Expect(priya.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not uploaded: no connection." })).ToBeVisibleAsync();

        await line.RestoreAsync();
        await priya.Button("Try again: diary.csv").ClickAsync();

        await Expect(priya.Button("Remove diary.csv")).ToBeVisibleAsync();
        await Expect(priya.Page.GetByText("Connection lost.")).ToBeHiddenAsync();
        await priya.Button("Send").ClickAsync();
        await Expect(priya.Messages.GetByRole(AriaRole.Link, new() { NameRegex = new("^diary.csv CSV table .* Download$") }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_behalf_of_the_owner_the_confirmation_shows_the_files_as_the_client_will_see_them()
    {
        var elena = await Visitor.SignInAsync(browser, server, "Elena Costa");
        await elena.OpenAsync("Dr. Maria Lopez");
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.Page.GotoAsync($"/chat/organization/{elena.ConversationInAddress()}");
        await jamie.Page.Locator("input[type=file]").SetInputFilesAsync(File("exercise.png", "image/png", Samples.Png(64, 48)));
        await Expect(jamie.Button("Remove exercise.png")).ToBeVisibleAsync();

        await jamie.Button("Review and send").ClickAsync();

        var confirmation = jamie.Dialog("Send on behalf of Dr. Maria Lopez?");
        await ShouldBeDrawnAsync(confirmation.GetByRole(AriaRole.Img, new() { Name = "exercise.png" }), (64, 48));
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await jamie.Button("Send on behalf").ClickAsync();
        await ShouldBeDrawnAsync(elena.Message("Jamie Lee On behalf of Dr. Maria Lopez", "")
            .Last.GetByRole(AriaRole.Img, new() { Name = "exercise.png" }), (64, 48));
        await Expect(jamie.Button("Remove exercise.png")).ToHaveCountAsync(0);
    }

    private static async Task OpenAsync(Visitor visitor, string beginning)
    {
        await visitor.OpenAsync(beginning);
        await Expect(visitor.Page.Locator("form.composer[data-ready]")).ToBeAttachedAsync();
    }

    private static FilePayload File(string name, string type, byte[] content) => new() { Name = name, MimeType = type, Buffer = content };

    /// <summary>A photo as a phone takes it, with the place in it.</summary>
    private static async Task<byte[]> PhotoAsync(IPage page)
    {
        var drawn = Convert.FromBase64String(await page.EvaluateAsync<string>(
            """
            () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [640, 480];
              const pen = canvas.getContext('2d');
              pen.fillStyle = '#c58a6a';
              pen.fillRect(0, 0, 640, 480);
              pen.fillStyle = '#7a3b2e';
              pen.arc(320, 240, 120, 0, 7);
              pen.fill();
              return canvas.toDataURL('image/jpeg').split(',')[1];
            }
            """));
        return [.. drawn[..2], .. Samples.Exif("GPS 52.5200 N"), .. drawn[2..]];
    }

    private static async Task ShouldBeDrawnAsync(ILocator picture, (int Width, int Height)? size = null)
    {
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        (await picture.EvaluateAsync<int>("image => image.naturalWidth")).Should().BePositive();
        if (size is var (width, height))
        {
            await Expect(picture).ToHaveAttributeAsync("width", $"{width}");
            await Expect(picture).ToHaveAttributeAsync("height", $"{height}");
        }
    }

    private static Task DropAsync(IPage page, string name, string text) => page.EvaluateAsync(
        """
        ([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          const log = document.querySelector('[role=log]');
          for (const kind of ['dragover', 'drop']) log.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        }
        """, new[] { name, text });

    private static Task PasteAsync(IPage page, string name, string base64) => page.EvaluateAsync(
        """
        ([name, base64]) => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name, { type: 'image/png' }));
          document.querySelector('.composer textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """, new[] { name, base64 });
}
