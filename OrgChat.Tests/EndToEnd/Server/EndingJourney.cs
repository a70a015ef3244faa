using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Server;

[Collection(nameof(InABrowser))]
public sealed class EndingJourney(Browser browser)
{
    [Fact]
    public async Task A_server_that_is_told_to_end_has_ended_within_ten_seconds_though_Ana_is_writing_and_her_words_stay()
    {
        await using var server = new OrgChatServer();
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.OpenAsync("Dr. Maria Lopez");
        await ana.Composer.FillAsync("Half a thought");
        var ended = new TaskCompletionSource();
        var life = server.Services.GetRequiredService<IHostApplicationLifetime>();
        life.ApplicationStopped.Register(ended.SetResult);

        var told = Stopwatch.StartNew();
        life.StopApplication();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(60));

        told.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        server.Services.GetRequiredService<IOptions<HostOptions>>()
            .Value.ShutdownTimeout.Should().BeLessThan(TimeSpan.FromSeconds(10), "nothing that hangs takes longer");
        new FileInfo(Path.Combine(server.DataDirectory, "orgchat.db.server")).Length.Should().Be(0, "it was not cut off");
        await Expect(ana.Page.GetByText("Not saved yet").Or(ana.Page.Locator("#components-reconnect-modal"))).Not.ToHaveCountAsync(0);
        await Expect(ana.Composer).ToHaveValueAsync("Half a thought");
    }
}
