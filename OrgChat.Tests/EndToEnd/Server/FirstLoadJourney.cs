using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Server;

/// <summary>What a browser that was never here asks for until the rows of the chat are there.</summary>
public sealed class FirstLoadJourney(FirstLoadJourney.Server server, Browser browser) : IClassFixture<FirstLoadJourney.Server>
{
    private const int MostBytes = 500_000;

    [Fact]
    public async Task The_chat_comes_in_half_a_megabyte_and_its_circuit_in_one_socket()
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.Context.AddCookiesAsync(jamie.Cookies.GetAllCookies()
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = server.BaseAddress.ToString() }));
        var requests = new ConcurrentQueue<IRequest>(); // More may come while they are looked at.
        var frames = 0;
        page.RequestFinished += (_, request) => requests.Enqueue(request);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames += frame.Binary?.Length ?? frame.Text!.Length;

        await page.GotoAsync("/chat/organization");
        await Expect(page.Locator(".row-title").First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var sizes = await Task.WhenAll(requests.Select(request => request.SizesAsync()));
        (sizes.Sum(size => size.ResponseBodySize + size.ResponseHeadersSize) + frames).Should().BeInRange(100_000, MostBytes);
        requests.Should().NotContain(request => request.Url.Contains("/_blazor/initializers"), "it would be a wait before the circuit begins");
    }

    // circuit.js says that there are none, instead of asking.
    [Fact]
    public async Task No_library_has_anything_to_do_before_a_circuit()
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");

        using var initializers = await jamie.SendAsync(HttpMethod.Get, "/_blazor/initializers",
            ("Origin", server.BaseAddress.GetLeftPart(UriPartial.Authority)));

        (await initializers.Content.ReadAsStringAsync()).Should().Be("[]");
    }

    /// <summary>With the demo clinic, and assets as they were built: Development reads them anew and uncompressed each time.</summary>
    public sealed class Server : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        }
    }
}
