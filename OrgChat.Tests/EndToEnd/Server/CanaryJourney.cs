using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Mail;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Server;

/// <summary>
/// A word that exists nowhere else is written everywhere a person can write; then everything the server left behind is searched for it.
/// </summary>
[Collection(nameof(InABrowser))]
public sealed class CanaryJourney(Browser browser, CanaryJourney.Server server) : IClassFixture<CanaryJourney.Server>
{
    private readonly string word = $"quetzal{Guid.NewGuid():N}";

    [Fact]
    public async Task A_word_that_was_sent_is_found_nowhere()
    {
        var temporary = TemporaryFiles().ToHashSet();
        using var meters = new MeterBook();
        var chat = await StartAsync();

        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.OpenAsync(chat);
        await ana.SayAsync(word);
        await Expect(ana.Messages).ToContainTextAsync(word);
        await ana.Composer.FillAsync($"{word} draft");
        await Get<MessageService>().KeepDraftAsync(new Actor(await IdAsync("Dr. Maria Lopez")), chat, new Draft(Guid.NewGuid(), word));
        Get<AccountMailService>().AskReset("maria.lopez@lakeside.example", null);
        await server.MailToAsync("maria.lopez@lakeside.example", "Your OrgChat password");
        await ana.Page.GotoAsync("/search");
        await ana.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search messages" }).FillAsync(word);
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Page.Locator("main mark").First).ToBeVisibleAsync();
        var (_, backup) = await Get<BackupService>().MakeAsync(Path.Combine(server.DataDirectory, "backups"));

        backup.Messages.Should().BeGreaterThan(1);
        (await Get<OrgChatDatabase>().ReadAsync(db => db.Messages.Where(m => m.ConversationId == chat).ToListAsync()))
            .Should().ContainSingle(m => m.Text == word, "it was sent");
        await Disk.HoldsNothingOfAsync(Directory.EnumerateFiles(server.DataDirectory, "*", SearchOption.AllDirectories), word,
            word.ToUpperInvariant());
        await Disk.HoldsNothingOfAsync(TemporaryFiles().Where(file => !temporary.Contains(file)), word);
        meters.Should().NotBeEmpty().And.NotContain(line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
        server.Log.Should().NotBeEmpty().And.NotContain(line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Guid> StartAsync()
    {
        var ana = await IdAsync("Ana Ruiz");
        await Get<OrgChatDatabase>().WriteAsync(async db =>
        {
            var client = await db.Clients.SingleAsync(c => c.Id == ana);
            client.Reach(word, word);
            client.ChangeEmail($"{word}@mail.example");
        });
        var maria = new Actor(await IdAsync("Dr. Maria Lopez"));
        var chat = await Get<ConversationService>().StartAsync(maria, Guid.NewGuid(), [ana], word);
        await Get<MessageService>().SendAsync(maria, chat, new Draft(Guid.NewGuid(), "Hello Ana"));
        return chat;
    }

    private Task<Guid> IdAsync(string name) => Get<OrgChatDatabase>().ReadAsync(db => db.IdOfAsync(name));

    // Sockets and pipes of programs beside us are no files; whoever opens a pipe waits for its other end.
    private static IEnumerable<string> TemporaryFiles() =>
        Directory.EnumerateFiles(Path.GetTempPath()).Where(file => !IsOfTheRuntime(Path.GetFileName(file)));

    private static bool IsOfTheRuntime(string name) =>
        name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal);

    private T Get<T>() where T : notnull => server.Services.GetRequiredService<T>();

    public sealed class Server : OrgChatServer
    {
        public LogBook Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var category in new[] { "Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR",
                "Microsoft.EntityFrameworkCore" })
                builder.UseSetting($"Logging:LogLevel:{category}", "Trace");
            builder.ConfigureLogging(logging => logging.AddProvider(Log));
        }
    }
}
