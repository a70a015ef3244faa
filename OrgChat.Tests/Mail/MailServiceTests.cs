using System.Net;
using System.Net.Sockets;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using OrgChat.Web.Mail;

namespace OrgChat.Tests.Mail;

public sealed class MailServiceTests
{
    [Fact]
    public async Task A_mail_reaches_an_SMTP_server_with_its_link_in_text_and_in_HTML()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = TakeOneAsync(listener);
        var settings = new MailOptions("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SecureSocketOptions.None, null, null,
            "OrgChat <orgchat@lakeside.example>", null);

        await new MailService(settings, new FakeTimeProvider()).SendAsync(
            new EmailMessage("nora.fields@lakeside.example", "Your OrgChat invitation", ["Welcome & <hello>."],
                new Uri("https://chat.lakeside.example/choose-password#abc"), "Choose a password"), default);

        var mail = await received;
        mail.Should().Contain("RCPT TO:<nora.fields@lakeside.example>").And.Contain("Subject: Your OrgChat invitation")
            .And.Contain("Auto-Submitted: auto-generated");
        mail.Should().Contain("https://chat.lakeside.example/choose-password#abc").And.Contain("Welcome &amp; &lt;hello&gt;.");
    }

    [Fact]
    public async Task Where_the_mail_server_offers_no_TLS_no_word_of_a_mail_goes_in_the_open()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = TakeOneAsync(listener);
        var port = $"{((IPEndPoint)listener.LocalEndpoint).Port}";
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("OrgChat:Mail:Host", "127.0.0.1"), new("OrgChat:Mail:Port", port)]).Build();
        var settings = MailOptions.From(configuration, new HostingEnvironment { EnvironmentName = "Production" }, "data");

        var send = () =>
            new MailService(settings, new FakeTimeProvider())
                .SendAsync(new EmailMessage("nora.fields@lakeside.example", "Your invitation", ["Welcome."]), default);

        await send.Should().ThrowAsync<NotSupportedException>("TLS is what is set unless the operator says otherwise");
        (await received).Should().NotContainAny("nora.fields", "MAIL FROM", "Welcome", "DATA");
    }

    /// <summary>As little of RFC 5321 as one mail needs.</summary>
    private static async Task<string> TakeOneAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        var heard = new List<string>();
        var isMessage = false;
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            heard.Add(line);
            if (isMessage && line != ".")
                continue;

            isMessage = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase);
            await writer.WriteLineAsync(isMessage ? "354 go on" : line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)
                ? "221 bye"
                : "250 fine");
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
                break;
        }

        return string.Join('\n', heard);
    }
}
