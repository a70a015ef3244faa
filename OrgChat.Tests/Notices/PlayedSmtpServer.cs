using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace OrgChat.Tests.Notices;

/// <summary>As much of RFC 5321 as a mail needs; it can be away for a while.</summary>
internal sealed class PlayedSmtpServer : IDisposable
{
    private readonly List<MimeMessage> mails = [];
    private readonly List<TcpClient> unanswered = [];
    private TcpListener listener;
    private bool isSilent;

    public PlayedSmtpServer()
    {
        listener = Listen(0);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>What it says to RCPT; “drop” to say nothing more at all.</summary>
    public volatile string AnswersToRecipient = "250 fine";

    public IReadOnlyList<MimeMessage> Mails
    {
        get
        {
            lock (mails)
                return [.. mails];
        }
    }

    /// <summary>Who has called it since it fell silent, and waits.</summary>
    public int Waiting
    {
        get
        {
            lock (unanswered)
                return unanswered.Count;
        }
    }

    /// <summary>It still takes every call, and says nothing.</summary>
    public void FallSilent()
    {
        lock (unanswered)
            isSilent = true;
    }

    /// <summary>It takes no call any more, and breaks off those that wait.</summary>
    public void GoDown()
    {
        listener.Dispose();
        lock (unanswered)
        {
            unanswered.ForEach(call => call.Dispose());
            unanswered.Clear();
            isSilent = false;
        }
    }

    public void ComeBack() => listener = Listen(Port);

    public void Dispose() => GoDown();

    private TcpListener Listen(int port)
    {
        var opened = new TcpListener(IPAddress.Loopback, port);
        opened.Start();
        _ = AcceptAsync(opened);
        return opened;
    }

    private async Task AcceptAsync(TcpListener opened)
    {
        try
        {
            while (true)
                Take(await opened.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private void Take(TcpClient call)
    {
        lock (unanswered)
        {
            if (isSilent)
            {
                unanswered.Add(call);
                return;
            }
        }

        _ = TalkAsync(call);
    }

    private async Task TalkAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line[..Math.Min(4, line.Length)].ToUpperInvariant())
            {
                case "RCPT" when AnswersToRecipient == "drop":
                    return;
                case "RCPT":
                    await writer.WriteLineAsync(AnswersToRecipient);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    await KeepAsync(reader);
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    private async Task KeepAsync(StreamReader reader)
    {
        var text = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.Append(line).Append("\r\n");

        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{text}"));
        var mail = await MimeMessage.LoadAsync(stream);
        lock (mails)
            mails.Add(mail);
    }
}
