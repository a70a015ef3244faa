using Microsoft.JSInterop;
using OrgChat.Web.Components;
using OrgChat.Web.Components.Shared.Browser;

namespace OrgChat.Tests.Components.Shared;

public sealed class ScriptModuleTests
{
    private readonly Browser browser = new();

    [Fact]
    public async Task A_component_that_went_while_its_module_was_loading_starts_nothing_and_leaves_nothing()
    {
        var module = Module();
        var starting = module.StartAsync(default);

        await module.DisposeAsync();
        browser.Loading.SetResult(browser);
        await starting;

        browser.Heard.Should().Equal("import", "disposed");
    }

    [Fact]
    public async Task A_component_that_went_while_its_script_was_starting_stops_it()
    {
        browser.Loading.SetResult(browser);
        browser.Starting = new();
        var module = Module();
        var starting = module.StartAsync(default);

        await module.DisposeAsync();
        browser.Starting.SetResult(browser);
        await starting;

        browser.Heard.Should().ContainInOrder("import", "start", "stop").And.EndWith("disposed");
    }

    [Fact]
    public async Task A_component_that_went_while_its_script_was_starting_does_not_fail_for_what_the_script_no_longer_found()
    {
        browser.Loading.SetResult(browser);
        browser.Starting = new();
        var module = Module();
        var starting = module.StartAsync(default);

        await module.DisposeAsync();
        browser.Starting.SetException(new JSException("element is null"));

        await starting;
    }

    [Fact]
    public async Task It_is_called_only_while_both_are_there()
    {
        browser.Loading.SetResult(browser);
        var module = Module();
        await module.CallAsync("jump");
        await module.StartAsync(default);
        await module.CallAsync("open");
        await module.DisposeAsync();
        await module.CallAsync("jump");

        browser.Heard.Should().Equal("import", "start", "open", "stop", "disposed", "disposed");
        module.IsStarted.Should().BeFalse();
        (await module.AskAsync("isGivenUp")).Should().BeNull("no answer is no answer");
    }

    [Fact]
    public async Task A_browser_that_is_gone_is_no_failure_and_an_error_of_the_script_is_one()
    {
        browser.Loading.SetResult(browser);
        var module = Module();
        await module.StartAsync(default);

        browser.Fault = new JSException("x is undefined");
        await module.Awaiting(one => one.CallAsync("open")).Should().ThrowAsync<JSException>();
        browser.Fault = new JSDisconnectedException("The circuit has ended.");
        await module.CallAsync("open");
        await module.DisposeAsync();
    }

    private ScriptModule<ReconnectBanner> Module() => new(browser, new ReconnectBanner(), "./module.js");

    /// <summary>Runtime, module and what was started in one.</summary>
    private sealed class Browser : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<object> Loading { get; } = new();

        public TaskCompletionSource<object>? Starting { get; set; }

        public Exception? Fault { get; set; }

        public List<string> Heard { get; } = [];

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Heard.Add(identifier);
            if (Fault is not null)
                throw Fault;
            var answer = (identifier, Starting) switch
            {
                ("import", _) => await Loading.Task,
                ("start", not null) => await Starting.Task,
                _ => this,
            };
            return answer is TValue value ? value : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Heard.Add("disposed");
            return ValueTask.CompletedTask;
        }
    }
}
