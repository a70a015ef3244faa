using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace OrgChat.Tests.Browsers;

/// <summary>
/// The service worker of a page, in which scripts can be run. The browser lets it run on for as long as this is attached to it.
/// </summary>
internal sealed class ServiceWorker : IAsyncDisposable
{
    private readonly ICDPSession tools;
    private readonly string session;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> running = new();
    private int last;

    private ServiceWorker(ICDPSession tools, string session) => (this.tools, this.session) = (tools, session);

    public static async Task<ServiceWorker> AttachAsync(IPage page, Uri address)
    {
        var whole = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var targets = (await whole.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray();
        var target = targets.Single(one => one.GetProperty("type").GetString() == "service_worker"
            && one.GetProperty("url").GetString()!.StartsWith($"{address}", StringComparison.Ordinal));
        var attached = await whole.SendAsync("Target.attachToTarget", new()
        {
            ["targetId"] = target.GetProperty("targetId").GetString()!,
            ["flatten"] = false,
        });
        var worker = new ServiceWorker(whole, attached!.Value.GetProperty("sessionId").GetString()!);
        whole.Event("Target.receivedMessageFromTarget").OnEvent += (_, told) =>
            worker.Receive(told!.Value.GetProperty("message").GetString()!);
        return worker;
    }

    /// <summary>The text that a script ends with, once it and what it waits for are done; empty where it is none.</summary>
    public async Task<string> RunAsync(string script)
    {
        var id = Interlocked.Increment(ref last);
        var answer = running[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await tools.SendAsync("Target.sendMessageToTarget", new()
        {
            ["sessionId"] = session,
            ["message"] = JsonSerializer.Serialize(new
            {
                id,
                method = "Runtime.evaluate",
                @params = new { expression = script, awaitPromise = true, returnByValue = true },
            }),
        });
        return await answer.Task;
    }

    public async ValueTask DisposeAsync() => await tools.DetachAsync();

    private void Receive(string message)
    {
        using var said = JsonDocument.Parse(message);
        if (!said.RootElement.TryGetProperty("id", out var id) || !running.TryRemove(id.GetInt32(), out var answer))
            return;
        if (!said.RootElement.TryGetProperty("result", out var result) || result.TryGetProperty("exceptionDetails", out _))
            answer.SetException(new InvalidOperationException($"The worker could not run the script: {message}"));
        else
            answer.SetResult(result.GetProperty("result").TryGetProperty("value", out var value) ? $"{value}" : "");
    }
}
