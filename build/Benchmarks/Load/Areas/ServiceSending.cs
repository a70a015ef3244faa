using System.Diagnostics;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;
using OrgChat.Build.Load.Windows;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Build.Load.Areas;

/// <summary>What one process found that sent by the service, without a screen.</summary>
/// <param name="Count">With those of the warm-up.</param>
/// <param name="Statements">For each message, like what follows.</param>
internal sealed record SentByService(
    int Count, double PerSecond, double P50, double P95, double ProcessorMs, double Statements, double AllocatedKb, double WrittenKb);

/// <summary>Sends as fast as the service takes it, each writer the next message when the last one is on disk.</summary>
internal static class ServiceSending
{
    public const string Job = "load-send";

    public static async Task<SentByService> RunAsync(ClinicFolder clinic, int writers, TimeSpan length)
    {
        Hook.StatementCounter.Start();
        await using var services = await ClinicServices.OpenAsync(clinic);
        var (messages, cast) = (services.Get<MessageService>(), clinic.ReadCast());
        var (warmUp, latencies) = (new Latencies(), new Latencies());
        await SendAsync(messages, cast, writers, LiveRun.WarmUp, warmUp);
        var cost = await Cost.OfAsync(new OwnProcess(), () => SendAsync(messages, cast, writers, length, latencies));
        var each = 1.0 / latencies.Count;
        return new(latencies.Count + warmUp.Count, latencies.Count / cost.Time.TotalSeconds, latencies.Percentile(0.5),
            latencies.Percentile(0.95), cost.ProcessorMs * each, cost.Inner.Statements * each, cost.Inner.Allocated * each / 1024,
            cost.Outer.Written * each / 1024);
    }

    private static Task SendAsync(MessageService messages, ClinicCast cast, int writers, TimeSpan length, Latencies latencies)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        return Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var pair = cast.Pairs[writer];
            for (var number = 0; Stopwatch.GetTimestamp() < end; number++)
            {
                var began = Stopwatch.GetTimestamp();
                await messages.SendAsync(new Actor(pair.OwnerId), pair.Conversation, new Draft(Guid.NewGuid(), MarkedText.Of(number)));
                latencies.Add(began, Stopwatch.GetTimestamp());
            }
        })));
    }
}
