using System.Collections.Concurrent;
using System.Globalization;

namespace OrgChat.Build.Load.Protocol;

/// <summary>
/// One Blazor circuit without a browser: it asks for the page, opens the socket, starts the components, acknowledges every batch it is to
/// draw and answers calls of scripts. It keeps no document.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private const int InvocationMessage = 1;
    private const int CompletionMessage = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(15);

    private readonly CircuitAddress address;
    private readonly HttpMessageInvoker http;
    private readonly HubSocket socket;
    private readonly TaskCompletionSource<string?> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> calls = new();
    private Timer? pings;
    private int lastCall;
    private int lastObject;

    public Circuit(CircuitAddress address, HttpMessageInvoker http)
    {
        (this.address, this.http) = (address, http);
        socket = new HubSocket(address.Hub, "blazorpack", NextMessage) { Take = Take, Lost = End };
    }

    /// <summary>Takes each batch that a browser would draw.</summary>
    public Action<ReadOnlyMemory<byte>>? Drawn { get; init; }

    /// <summary>Answers a call of a script, in JSON; null for “nothing”, or an object where one is wanted. It is given that object’s
    /// number.</summary>
    public required Func<ScriptCall, long, string?> Answer { get; init; }

    public bool IsOpen => socket.IsOpen;

    /// <summary>Batches so far.</summary>
    public long Batches { get; private set; }

    /// <summary>Asks for the page and returns when its components have been drawn for the first time.</summary>
    public async Task OpenAsync()
    {
        var page = CircuitPage.Of(await address.HtmlAsync(http));
        await socket.OpenAsync(http);
        pings = new Timer(tick => _ = socket.SendAsync(PackWriter.Ping()), null, BetweenPings, BetweenPings);
        await CallHubAsync("StartCircuit", "1", address.Base, address.Page, "[]", page.State);
        if (await started.Task.WaitAsync(Patience) is null)
        {
            throw new IOException("The server started no circuit.");
        }

        await CallHubAsync("UpdateRootComponents", null, page.Operations, page.State);
        await drawn.Task.WaitAsync(Patience);
    }

    /// <summary>Calls what the server lets its page call.</summary>
    /// <param name="arguments">As a JSON array.</param>
    /// <returns>The answer as JSON.</returns>
    public async Task<string?> CallAsync(long dotNetObject, string method, string arguments)
    {
        var id = Interlocked.Increment(ref lastCall).ToString(CultureInfo.InvariantCulture);
        var answer = calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await CallHubAsync("BeginInvokeDotNetFromJS", null, id, null, method, dotNetObject, arguments);
        return await answer.Task.WaitAsync(Patience);
    }

    /// <summary>Leaves as a closed tab does: without its last word the server would keep the circuit for a while.</summary>
    public async ValueTask DisposeAsync()
    {
        if (pings is not null)
        {
            await pings.DisposeAsync();
        }

        if (IsOpen && started.Task is { IsCompletedSuccessfully: true, Result: { } id })
        {
            await address.LeaveAsync(http, id);
        }

        await socket.DisposeAsync();
    }

    private Task CallHubAsync(string method, string? invocation, params object?[] arguments) =>
        socket.SendAsync(PackWriter.Call(method, invocation, arguments));

    /// <summary>A message has its length before it, seven bits a byte.</summary>
    private static (Range, int)? NextMessage(ReadOnlyMemory<byte> received)
    {
        var (length, shift) = (0, 0);
        for (var at = 0; at < received.Length; at++)
        {
            length |= (received.Span[at] & 0x7f) << shift;
            shift += 7;
            if (received.Span[at] < 0x80)
            {
                var start = at + 1;
                return start + length <= received.Length ? (start..(start + length), start + length) : null;
            }
        }

        return null;
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        var reader = new PackReader(message.Span);
        reader.ReadArray();
        switch (reader.ReadNumber())
        {
            case InvocationMessage:
                reader.Skip();
                reader.Skip();
                TakeCall(ref reader, message);
                break;
            case CompletionMessage:
                TakeStart(ref reader);
                break;
        }
    }

    private void TakeCall(ref PackReader reader, ReadOnlyMemory<byte> message)
    {
        var method = reader.ReadText();
        var count = reader.ReadArray();
        switch (method)
        {
            case "JS.RenderBatch":
                TakeBatch(reader.ReadNumber(), reader.ReadBytes(), message);
                break;
            case "JS.EndUpdateRootComponents":
                drawn.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                TakeScriptCall(ref reader, count);
                break;
            case "JS.EndInvokeDotNet":
                TakeAnswer(reader.ReadText()!, reader.ReadBool(), reader.ReadText());
                break;
            case "JS.Error":
                End(new IOException($"The circuit failed: {reader.ReadText()}"));
                break;
        }
    }

    private void TakeBatch(long id, (int Start, int Length) at, ReadOnlyMemory<byte> message)
    {
        Batches++;
        Drawn?.Invoke(message.Slice(at.Start, at.Length));
        _ = CallHubAsync("OnRenderCompleted", null, id, null);
    }

    private void TakeScriptCall(ref PackReader reader, int count)
    {
        var (task, function, arguments) = (reader.ReadNumber(), reader.ReadText()!, reader.ReadText() ?? "[]");
        var wantsObject = count > 3 && reader.ReadNumber() == 1;
        var call = new ScriptCall(function, arguments, wantsObject, count > 4 ? reader.ReadNumber() : 0);
        var id = wantsObject ? Interlocked.Increment(ref lastObject) : 0;
        var answer = Answer(call, id) ?? (wantsObject ? $$"""{"__jsObjectId":{{id}}}""" : "null");
        if (task != 0)
        {
            _ = CallHubAsync("EndInvokeJSFromDotNet", null, task, true, $"[{task},true,{answer}]");
        }
    }

    private void TakeAnswer(string id, bool isGood, string? answer)
    {
        if (calls.TryRemove(id, out var call))
        {
            _ = isGood ? call.TrySetResult(answer) : call.TrySetException(new IOException($"The server failed: {answer}"));
        }
    }

    private void TakeStart(ref PackReader reader)
    {
        const int HasResult = 3;
        reader.Skip();
        reader.Skip();
        started.TrySetResult(reader.ReadNumber() == HasResult ? reader.ReadText() : null);
    }

    private void End(Exception why)
    {
        started.TrySetException(why);
        drawn.TrySetException(why);
        foreach (var call in calls.Values)
        {
            call.TrySetException(why);
        }
    }
}
