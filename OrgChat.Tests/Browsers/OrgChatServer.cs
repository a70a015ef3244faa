using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Tests.Support;
using OrgChat.Web.Mail;

namespace OrgChat.Tests.Browsers;

/// <summary>The real application on a free port of this machine, with data of its own that goes with it.</summary>
public class OrgChatServer : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-");

    public OrgChatServer()
    {
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Listen));
        MasterKeyFile.Create(MasterKeyPath);
        StartServer();
    }

    public Uri BaseAddress => ClientOptions.BaseAddress;

    /// <summary>The folder of everything the application writes.</summary>
    public string DataDirectory => Path.Combine(folder.FullName, "data");

    private string MasterKeyPath => Path.Combine(folder.FullName, "master.key");

    /// <summary>The one mail to an address with a subject, once it is there.</summary>
    public async Task<MimeMessage> MailToAsync(string address, string subject)
    {
        await Eventually.TrueAsync(() => Mails().Exists(Fits));
        return Mails().Single(Fits);

        bool Fits(MimeMessage mail) => mail.To.Mailboxes.Single().Address == address && mail.Subject == subject;
    }

    /// <summary>Every mail that was sent; a file that is just being written is read the next time.</summary>
    public List<MimeMessage> Mails()
    {
        var mails = new DirectoryInfo(Services.GetRequiredService<MailOptions>().Folder!);
        return [.. (mails.Exists ? mails.GetFiles("*.eml") : []).Where(file => file.Length > 0)
            .Select(Read).OfType<MimeMessage>().Where(mail => mail.Body is not null && mail.To.Count > 0)];
    }

    private static MimeMessage? Read(FileInfo mail)
    {
        try
        {
            return MimeMessage.Load(mail.FullName);
        }
        catch (Exception unfinished) when (unfinished is IOException or FormatException)
        {
            return null;
        }
    }

    protected virtual void Listen(ListenOptions endpoint)
    {
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("OrgChat:DataDirectory", DataDirectory);
        builder.UseSetting("OrgChat:MasterKey:File", MasterKeyPath);
    }

    protected override IHost CreateHost(IHostBuilder builder) => new EndingByItself(base.CreateHost(builder));

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Browser.LeaveAsync(BaseAddress);
        await base.DisposeAsync();
        await Disk.ClearAsync(folder);
    }

    /// <summary>The program stops its services and clears up after itself; a second hand would do both again, in between.</summary>
    private sealed class EndingByItself(IHost program) : IHost
    {
        private readonly IHostApplicationLifetime lifetime = program.Services.GetRequiredService<IHostApplicationLifetime>();

        public IServiceProvider Services => program.Services;

        public Task StartAsync(CancellationToken cancellationToken = default) => program.StartAsync(cancellationToken);

        public async Task StopAsync(CancellationToken cancellationToken = default)
        {
            var stopped = new TaskCompletionSource();
            using var heard = lifetime.ApplicationStopped.Register(stopped.SetResult);
            lifetime.StopApplication();
            await stopped.Task.WaitAsync(cancellationToken);
        }

        public void Dispose()
        {
        }
    }
}
