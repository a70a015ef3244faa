using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class PhotoJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string Place = "GPS 52.5200 N 13.4050 E";

    [Fact]
    public async Task Ana_s_photo_is_in_Dr_Lopez_s_open_window_at_once_and_gone_when_she_removes_it()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Ana Ruiz");
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.Page.GotoAsync("/account");

        await ChooseAsync(ana.Page, "holiday.jpg", await TakenAsync(ana.Page));

        await ShouldBeDrawnAsync(ana.Page.Locator(".own-photo .avatar img"));
        await Expect(ana.Page.GetByText("Photo saved.")).ToBeVisibleAsync();
        foreach (var place in new[] { "a.row[aria-current=page]", ".head", ".side-panel .panel-head" })
            await ShouldBeDrawnAsync(maria.Page.Locator($"{place} .avatar img"));
        await ShouldBeDrawnAsync(maria.Messages.Locator(".avatar img").First);
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        (await StoredAsync()).Should().Be((256, false), "the browser makes it small and leaves out where it was taken");

        await ana.Button("Remove photo").ClickAsync();
        await Expect(maria.Page.Locator($".avatar img[src^='/photos/{await AnaAsync()}/']")).ToHaveCountAsync(0);
        await Expect(ana.Button("Remove photo")).ToHaveCountAsync(0);
        await Expect(ana.Button("Choose a photo")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_or_does_not_arrive_is_said_and_may_be_tried_again()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await nora.Page.GotoAsync("/account");

        await ChooseAsync(nora.Page, "letter.jpg", Samples.Pdf());
        await Expect(nora.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This browser cannot read that as a photo.");

        await nora.Page.RouteAsync("**/photos/own", route => route.AbortAsync());
        await ChooseAsync(nora.Page, "me.jpg", await TakenAsync(nora.Page));
        await Expect(nora.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your photo was not saved.");

        await nora.Page.UnrouteAsync("**/photos/own");
        await ChooseAsync(nora.Page, "me.jpg", await TakenAsync(nora.Page));
        await ShouldBeDrawnAsync(nora.Page.Locator(".own-photo .avatar img"));
        await Expect(nora.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_a_photo_does_not_come_the_initials_stay()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.Page.RouteAsync(new System.Text.RegularExpressions.Regex("/photos/[0-9a-f-]{36}/"), route => route.AbortAsync());
        await sam.Page.GotoAsync("/account");

        await ChooseAsync(sam.Page, "me.jpg", await TakenAsync(sam.Page));

        await Expect(sam.Page.Locator(".own-photo .avatar img.is-broken")).ToBeHiddenAsync();
        (await sam.Page.Locator(".own-photo .avatar").EvaluateAsync<string>("avatar => getComputedStyle(avatar, '::before').content"))
            .Should().Be("\"SO\"");
    }

    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    public async Task The_account_with_a_photo_is_for_everyone(bool isPhone, ColorScheme colors)
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee",
            new(isPhone ? Visitor.Phone : new() { ViewportSize = new() { Width = 1440, Height = 900 } }) { ColorScheme = colors });
        await jamie.Page.GotoAsync("/account");
        await ChooseAsync(jamie.Page, "me.jpg", await TakenAsync(jamie.Page));
        await ShouldBeDrawnAsync(jamie.Page.Locator(".own-photo .avatar img"));

        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        (await jamie.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);
    }

    private static async Task ChooseAsync(IPage page, string name, byte[] content)
    {
        // No person presses so fast that its script is not there yet.
        await Expect(page.Locator("[data-choose][data-ready]")).ToBeVisibleAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() =>
            page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Choose (a|another) photo$") }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = content });
    }

    private static async Task ShouldBeDrawnAsync(ILocator photo)
    {
        await Expect(photo).ToBeVisibleAsync();
        await Expect(photo).ToHaveJSPropertyAsync("naturalWidth", 256);
        await Expect(photo).ToHaveAttributeAsync("alt", "");
    }

    /// <summary>A photo as a phone takes it, with the place in it.</summary>
    private static async Task<byte[]> TakenAsync(IPage page)
    {
        var drawn = Convert.FromBase64String(await page.EvaluateAsync<string>(
            """
            () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [1200, 900];
              const pen = canvas.getContext('2d');
              pen.fillStyle = '#b9d3c9';
              pen.fillRect(0, 0, 1200, 900);
              pen.fillStyle = '#7a4b2e';
              pen.arc(600, 430, 260, 0, 7);
              pen.fill();
              return canvas.toDataURL('image/jpeg').split(',')[1];
            }
            """));
        return [.. drawn[..2], .. Samples.Exif(Place), .. drawn[2..]];
    }

    /// <summary>How wide the one photo is that is kept, and whether it tells where it was taken.</summary>
    private Task<Guid> AnaAsync() =>
        server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.IdOfAsync("Ana Ruiz"));

    private async Task<(int Width, bool TellsPlace)> StoredAsync()
    {
        var content = (await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(async db =>
        {
            var ana = await db.IdOfAsync("Ana Ruiz");
            return await db.PersonPhotos.SingleAsync(p => p.PersonId == ana);
        })).Content!;
        var frame = content.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        return ((content[frame + 7] << 8) + content[frame + 8], content.AsSpan().IndexOf(Samples.Text(Place)) >= 0);
    }
}
