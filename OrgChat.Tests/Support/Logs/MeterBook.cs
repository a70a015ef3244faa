using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrgChat.Tests.Support.Logs;

/// <summary>Keeps what every meter of the process tells: its name and its tags.</summary>
internal sealed class MeterBook : IEnumerable<string>, IDisposable
{
    private readonly ConcurrentDictionary<string, byte> told = new();
    private readonly MeterListener listener = new() { InstrumentPublished = (instrument, own) => own.EnableMeasurementEvents(instrument) };

    public MeterBook()
    {
        listener.SetMeasurementEventCallback<int>(Keep);
        listener.SetMeasurementEventCallback<long>(Keep);
        listener.SetMeasurementEventCallback<double>(Keep);
        listener.Start();
    }

    public IEnumerator<string> GetEnumerator() => told.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => listener.Dispose();

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        told.TryAdd($"{instrument.Meter.Name} {instrument.Name} {string.Join(' ', tags.ToArray())}", 0);
}
