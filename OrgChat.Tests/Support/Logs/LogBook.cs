using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrgChat.Tests.Support.Logs;

/// <summary>Keeps every line that is logged, at every level, with what its exception says and the values it was made of.</summary>
public sealed class LogBook : ILoggerProvider, ILogger, IEnumerable<string>
{
    private readonly ConcurrentQueue<string> lines = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(
            $"{formatter(state, exception)} {exception} {string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? [])}");

    public IEnumerator<string> GetEnumerator() => lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }
}
