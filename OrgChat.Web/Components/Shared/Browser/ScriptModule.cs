using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace OrgChat.Web.Components.Shared.Browser;

/// <summary>
/// A component’s part in the browser: a module that exports <c>start(element, component, …)</c>, and what that returned, which has
/// <c>stop()</c>. It is called only while both are there; an error of the script itself is the pane’s.
/// </summary>
/// <param name="path">The module’s address, such as <c>./Components/Messaging/MessageLog.razor.js</c>.</param>
public sealed class ScriptModule<TComponent>(IJSRuntime js, TComponent component, string path) : IAsyncDisposable
    where TComponent : class, IComponent
{
    private readonly DotNetObjectReference<TComponent> self = DotNetObjectReference.Create(component);
    private IJSObjectReference? module;
    private IJSObjectReference? started;
    private bool isGone;

    /// <summary>Whether there is something to call.</summary>
    public bool IsStarted => started is not null && !isGone;

    public Task StartAsync(ElementReference element, params object?[] arguments) => Interop.UnlessGoneAsync(async () =>
    {
        module = await js.InvokeAsync<IJSObjectReference>("import", path);
        if (!isGone)
        {
            started = await module.InvokeAsync<IJSObjectReference>("start", [element, self, .. arguments]);
        }

        if (isGone)
        {
            await StopAsync(); // It went while the browser was starting.
        }
    }, () => isGone);

    /// <summary>Nothing before it has started, and when it is gone.</summary>
    public Task CallAsync(string function, params object?[] arguments) => IsStarted
        ? Interop.UnlessGoneAsync(async () => await started!.InvokeVoidAsync(function, arguments), () => isGone)
        : Task.CompletedTask;

    /// <returns>Null before it has started, and when nobody is there any more to answer.</returns>
    public async Task<bool?> AskAsync(string function, params object?[] arguments)
    {
        bool? answer = null;
        if (IsStarted)
        {
            await Interop.UnlessGoneAsync(async () => answer = await started!.InvokeAsync<bool>(function, arguments), () => isGone);
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await Interop.QuietlyAsync(StopAsync);
        self.Dispose();
    }

    private async Task StopAsync()
    {
        if (started is not null)
        {
            await started.InvokeVoidAsync("stop");
            await started.DisposeAsync();
        }

        if (module is not null)
        {
            await module.DisposeAsync();
        }
    }
}
