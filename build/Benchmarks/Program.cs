// dotnet run -c Release --project build/Benchmarks [-- COPIES]
// What everyday work costs in a clinic with the conversations of OrgChat.Tests/EndToEnd/mts-dialog.md, COPIES times: 8 copies are about
// 98,000 messages.
//
// dotnet run -c Release --project build/Benchmarks -- load [--help]
// What it costs with many people at once, measured from outside as published: docs/performance.md.

using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using OrgChat.Build;
using OrgChat.Build.Load;

if (await LoadProgram.RunAsync(args) is { } code)
{
    return code;
}

using var clinic = await BigClinic.OpenAsync(args is [var copies] ? int.Parse(copies, CultureInfo.InvariantCulture) : 8);
BenchmarkRunner.Run<Everyday>(DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(3)
        .WithIterationCount(15).WithInvocationCount(4).WithUnrollFactor(4))
    .AddColumn(StatisticColumn.Median)
    .HideColumns("Error", "StdDev", "Mean")
    .WithOptions(ConfigOptions.DisableOptimizationsValidator));
return 0;
