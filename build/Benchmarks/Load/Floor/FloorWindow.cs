using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OrgChat.Build.Load.Protocol;
using OrgChat.Build.Load.Windows;

namespace OrgChat.Build.Load.Floor;

/// <summary>One side of a conversation at the bare hub.</summary>
internal sealed class FloorWindow : IAsyncDisposable
{
    private const byte EndOfText = 0x1e;
    private const int Completion = 3;

    private static readonly byte[] Ping = [.. """{"type":6}"""u8, EndOfText];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(15);

    private readonly HubSocket socket;
    private readonly string conversation;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> calls = new();
    private readonly Timer pings;
    private int lastCall;

    public FloorWindow(Uri server, int conversation)
    {
        this.conversation = conversation.ToString(CultureInfo.InvariantCulture);
        socket = new HubSocket(new HubAddress(new Uri(server, FloorServer.HubPath), []), "json", NextMessage) { Take = Take, Lost = End };
        pings = new Timer(tick => _ = socket.SendAsync(Ping), null, BetweenPings, BetweenPings);
    }

    /// <summary>Is told the number of each message that comes, and when.</summary>
    public Action<int, long>? Saw { get; set; }

    public async Task OpenAsync(HttpMessageInvoker http)
    {
        await socket.OpenAsync(http);
        await CallAsync("Join", conversation);
    }

    public Task<bool> SendAsync(int number) => CallAsync("Send", conversation, MarkedText.Of(number));

    public async ValueTask DisposeAsync()
    {
        await pings.DisposeAsync();
        await socket.DisposeAsync();
    }

    private async Task<bool> CallAsync(string method, params string[] arguments)
    {
        var id = Interlocked.Increment(ref lastCall).ToString(CultureInfo.InvariantCulture);
        var answer = calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target = method, arguments });
        await socket.SendAsync((byte[])[.. call, EndOfText]);
        return await answer.Task.WaitAsync(Patience);
    }

    private static (Range, int)? NextMessage(ReadOnlyMemory<byte> received) =>
        received.Span.IndexOf(EndOfText) is >= 0 and var end ? (..end, end + 1) : null;

    private void Take(ReadOnlyMemory<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var number in MarkedText.NumbersIn(message, MarkedText.End))
        {
            Saw?.Invoke(number, now);
        }

        using var said = JsonDocument.Parse(message);
        if (said.RootElement.GetProperty("type").GetInt32() == Completion
            && calls.TryRemove(said.RootElement.GetProperty("invocationId").GetString()!, out var call))
        {
            call.TrySetResult(!said.RootElement.TryGetProperty("error", out _));
        }
    }

    private void End(Exception why) => calls.Values.ToList().ForEach(call => call.TrySetException(why));
}
