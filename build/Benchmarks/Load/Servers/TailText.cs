namespace OrgChat.Build.Load.Servers;

/// <summary>The last lines a program said.</summary>
internal sealed class TailText
{
    private const int Most = 30;

    private readonly Queue<string> lines = [];

    public void Add(string? line)
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
