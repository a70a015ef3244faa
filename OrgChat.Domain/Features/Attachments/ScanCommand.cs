#pragma warning disable RS0030 // The one place that starts a program: the scanner the installation chose, without a shell.
using System.Diagnostics;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>
/// Runs the scanner on one file, given on its standard input: no path, no name and nothing a person wrote is among its arguments, and
/// nothing of our environment but the search path is passed on.
/// </summary>
internal sealed class ScanCommand(string line, TimeSpan patience, TimeProvider clock)
{
    private const int Clean = 0;
    private const int Harmful = 1;

    public async Task<ScanVerdict> RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var process = Process.Start(StartInfo())!;
        try
        {
            var output = Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, either.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token));
            await FeedAsync(process, content, either.Token);
            await process.WaitForExitAsync(either.Token);
            await output;
            return process.ExitCode switch
            {
                Clean => ScanVerdict.Clean,
                Harmful => ScanVerdict.Harmful,
                _ => ScanVerdict.NotScanned,
            };
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task FeedAsync(Process process, IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellation)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await foreach (var piece in content.WithCancellation(cancellation))
            {
                await input.WriteAsync(piece, cancellation);
            }
        }
        catch (IOException) when (process.HasExited || !cancellation.IsCancellationRequested)
        {
            // It closed its input before the end, having seen enough: what counts is how it ends.
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var words = Words(line);
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        return start;
    }

    /// <summary>Words are divided by spaces; quotation marks keep a word with spaces together.</summary>
    private static string[] Words(string line) =>
        [.. line.Split('"').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
