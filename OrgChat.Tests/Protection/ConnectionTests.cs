using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Protection;

/// <summary>Lines that somebody holds open.</summary>
public sealed class ConnectionTests(ConnectionTests.Narrow server) : IClassFixture<ConnectionTests.Narrow>
{
    private const string Ask = "GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    [Fact]
    public async Task A_stranger_who_holds_many_lines_takes_nobody_elses_and_neighbours_count_together()
    {
        var held = new List<TcpClient>();
        for (var line = 0; line < Narrow.PerAddress; line++)
            held.Add(await HeldLineAsync("127.0.4.1"));

        (await KnockAsync("127.0.4.1")).Should().BeEmpty("this address has as many as it may");
        (await KnockAsync("127.0.5.1")).Should().StartWith("HTTP/1.1 200");
        for (var line = 0; line < Narrow.PerAddress * 3; line++)
            held.Add(await HeldLineAsync($"127.0.4.{2 + (line / Narrow.PerAddress)}"));

        (await KnockAsync("127.0.4.9")).Should().BeEmpty("its network has as many as it may");
        (await KnockAsync("127.0.5.1")).Should().StartWith("HTTP/1.1 200");
        held.ForEach(line => line.Dispose());
        await Eventually.TrueAsync(async () => (await KnockAsync("127.0.4.1")).Length > 0);
    }

    [Fact]
    public async Task Lines_of_people_who_are_signed_in_are_theirs_and_not_their_clinics()
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");
        var cookies = jamie.Cookies.GetCookieHeader(server.BaseAddress);
        var held = new List<TcpClient>();
        for (var line = 0; line < Narrow.PerAddress + 2; line++)
        {
            var own = await LineAsync("127.0.6.1");
            await own.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{Ask}Cookie: {cookies}\r\n\r\n"));
            await own.GetStream().ReadExactlyAsync(new byte[12]);
            held.Add(own);
        }

        (await KnockAsync("127.0.6.1")).Should().StartWith("HTTP/1.1 200", "a colleague who signs in finds room");
        for (var line = held.Count; line < Narrow.PerPerson + 5; line++)
            held.Add(await LineAsync($"127.0.7.{line}"));

        var last = "";
        foreach (var line in held.Skip(Narrow.PerAddress + 2))
            last = await AnswerAsync(line, $"Cookie: {cookies}\r\n", "keep-alive");

        last.Should().StartWith("HTTP/1.1 429");
        held.ForEach(line => line.Dispose());
    }

    [Fact]
    public async Task Sockets_of_one_person_are_bounded_and_one_without_a_circuit_is_closed()
    {
        using var ana = await HttpVisitor.SignInAsync(server, "Ana Ruiz");
        var sockets = new List<ClientWebSocket>();
        for (var socket = 0; socket < Narrow.PerPersonSockets; socket++)
            sockets.Add(await SocketAsync(ana));

        await FluentActions.Awaiting(() => SocketAsync(ana)).Should().ThrowAsync<WebSocketException>();
        using var sam = await HttpVisitor.SignInAsync(server, "Sam Ortiz");
        using var other = await SocketAsync(sam);
        await other.SendAsync(Encoding.ASCII.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true,
            default);
        await other.ReceiveAsync(new byte[100], default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(12));

        var end = async () =>
        {
            // Pings of the server come until it closes.
            while ((await other.ReceiveAsync(new byte[100], patience.Token)).MessageType != WebSocketMessageType.Close)
                await other.SendAsync(new byte[] { 2, 0x91, 6 }, WebSocketMessageType.Binary, true, patience.Token);
        };
        await end.Should().NotThrowAsync<OperationCanceledException>("it does not last");
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Who_drips_the_head_of_a_request_is_cut_off()
    {
        using var line = await LineAsync("127.0.9.1");

        (await DripAsync(line, Ask, "X-A: b\r\n", TimeSpan.FromSeconds(0.3))).Should().MatchRegex("^(HTTP/1.1 408|$)");
    }

    [Fact]
    public async Task Who_drips_its_body_is_cut_off()
    {
        using var line = await LineAsync("127.0.9.2");

        var head =
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n";
        (await DripAsync(line, head, new string('a', 250), TimeSpan.FromSeconds(0.5))).Should().MatchRegex("^(HTTP/1.1 (408|400)|$)");
    }

    // From another address of this machine.
    private async Task<TcpClient> LineAsync(string from)
    {
        var line = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0));
        await line.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        return line;
    }

    // The system has a line before the server has counted it, and lines are not counted in the order they came: what was answered is held.
    private async Task<TcpClient> HeldLineAsync(string from)
    {
        var line = await LineAsync(from);
        (await AnswerAsync(line, connection: "keep-alive")).Should().StartWith("HTTP/1.1 200");
        return line;
    }

    private async Task<string> KnockAsync(string from)
    {
        try
        {
            return await AnswerAsync(await LineAsync(from));
        }
        catch (SocketException)
        {
            return "";
        }
    }

    private static async Task<string> AnswerAsync(TcpClient line, string more = "", string connection = "close")
    {
        try
        {
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{Ask}{more}Connection: {connection}\r\n\r\n"));
            var answer = new byte[12];
            return Encoding.ASCII.GetString(answer, 0, await line.GetStream().ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false));
        }
        catch (Exception cut) when (cut is IOException or SocketException)
        {
            return "";
        }
        finally
        {
            if (connection == "close")
                line.Dispose();
        }
    }

    private static async Task<string> DripAsync(TcpClient line, string head, string drop, TimeSpan pause)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new byte[12];
        try
        {
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), patience.Token);
            var read = line.GetStream().ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false, patience.Token).AsTask();
            while (!read.IsCompleted)
            {
                await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(drop), patience.Token);
                await Task.WhenAny(read, Task.Delay(pause, patience.Token));
                patience.Token.ThrowIfCancellationRequested();
            }

            return Encoding.ASCII.GetString(answer, 0, await read);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private async Task<ClientWebSocket> SocketAsync(HttpVisitor visitor)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", visitor.Cookies.GetCookieHeader(server.BaseAddress));
        socket.Options.SetRequestHeader("Origin", server.BaseAddress.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new UriBuilder(server.BaseAddress) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
        return socket;
    }

    /// <summary>Room for few.</summary>
    public sealed class Narrow : OrgChatServer
    {
        public const int PerAddress = 8;
        public const int PerPerson = 20;
        public const int PerPersonSockets = 5;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OrgChat:Limits:ConnectionsPerAddress", $"{PerAddress}");
            builder.UseSetting("OrgChat:Limits:ConnectionsPerPerson", $"{PerPerson}");
            builder.UseSetting("OrgChat:Limits:SocketsPerPerson", $"{PerPersonSockets}");
            builder.UseSetting("OrgChat:Limits:SecondsToBegin", "3");
        }
    }
}
