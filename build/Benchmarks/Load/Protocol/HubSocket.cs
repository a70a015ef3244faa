using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrgChat.Build.Load.Protocol;

/// <summary>A connection to a SignalR hub: it shakes hands, and cuts what comes into messages.</summary>
/// <param name="cut">Finds the next message in what has come: where it begins and ends and where the next one begins; null while it is not
/// whole.</param>
internal sealed class HubSocket(HubAddress hub, string protocol, Func<ReadOnlyMemory<byte>, (Range Message, int Next)?> cut)
    : IAsyncDisposable
{
    private const byte EndOfText = 0x1e;
    private const int Small = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource handshake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes a message, on the thread that reads; it must not keep the memory.</summary>
    public required Action<ReadOnlyMemory<byte>> Take { get; init; }

    /// <summary>Is told why the connection is over.</summary>
    public required Action<Exception> Lost { get; init; }

    public bool IsOpen { get; private set; }

    public async Task OpenAsync(HttpMessageInvoker http)
    {
        foreach (var (name, value) in hub.Headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        socket.Options.KeepAliveInterval = TimeSpan.Zero; // The hub’s own pings keep the line.
        await socket.ConnectAsync(await hub.NegotiateAsync(http), default);
        IsOpen = true;
        await SendAsync(Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}""" + (char)EndOfText));
        _ = ReadAsync();
        await handshake.Task.WaitAsync(Patience);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, default);
        }
        catch (Exception failure) when (failure is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            IsOpen = false;
        }
        finally
        {
            sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, soon.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It is gone already.
        }

        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReadAsync()
    {
        Exception why = new IOException("The server closed the connection.");
        try
        {
            await ReadToTheEndAsync();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            why = failure;
        }

        IsOpen = false;
        handshake.TrySetException(why);
        Lost(why);
    }

    private async Task ReadToTheEndAsync()
    {
        var buffer = new byte[Small];
        var length = 0;
        while (await socket.ReceiveAsync(buffer.AsMemory(length), default) is { MessageType: not WebSocketMessageType.Close } received)
        {
            length += received.Count;
            var taken = TakeWhole(buffer.AsMemory(0, length));
            buffer.AsSpan(taken..length).CopyTo(buffer);
            length -= taken;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            else if (length == 0 && buffer.Length > 4 * Small)
            {
                buffer = new byte[Small]; // The first drawing is large; hundreds of windows do not keep room for it.
            }
        }
    }

    private int TakeWhole(ReadOnlyMemory<byte> received)
    {
        var taken = 0;
        if (!handshake.Task.IsCompleted)
        {
            taken = received.Span.IndexOf(EndOfText) + 1;
            if (taken == 0)
            {
                return 0;
            }

            FinishHandshake(received[..(taken - 1)]);
        }

        while (cut(received[taken..]) is { } next)
        {
            Take(received[taken..][next.Message]);
            taken += next.Next;
        }

        return taken;
    }

    private void FinishHandshake(ReadOnlyMemory<byte> answer)
    {
        using var said = JsonDocument.Parse(answer);
        if (said.RootElement.TryGetProperty("error", out var error))
        {
            throw new IOException($"The hub refused: {error.GetString()}");
        }

        handshake.TrySetResult();
    }
}
