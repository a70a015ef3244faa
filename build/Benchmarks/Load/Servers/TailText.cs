using System.Diagnostics;

namespace OrgChat.Build.Load.Servers;

/// <summary>The last lines a program said.</summary>
internal sealed class TailText
{
    private const int Most = 30;

    private readonly Queue<string> lines = [];

    public static TailText Of(Process process)
    {
        var tail = new TailText();
        process.OutputDataReceived += (_, line) => tail.Add(line.Data);
        process.ErrorDataReceived += (_, line) => tail.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return tail;
    }

    private void Add(string? line)
    {
        lock (lines)
        {
            if (line is not null)
            {
                lines.Enqueue(line);
            }

            if (lines.Count > Most)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
