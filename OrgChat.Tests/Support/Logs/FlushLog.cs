using System.Collections;
using System.Collections.Concurrent;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Tests.Support.Logs;

/// <summary>
/// Every file and folder below one that was brought to the disk, in order: while the power stays on nothing else shows it.
/// </summary>
internal sealed class FlushLog : IEnumerable<string>, IDisposable
{
    private readonly ConcurrentQueue<string> flushed = new();
    private readonly string root;
    private readonly Action<string>? meanwhile;

    public FlushLog(string root, Action<string>? meanwhile = null)
    {
        (this.root, this.meanwhile) = (root, meanwhile);
        DurableFile.Flushed.Value = Note;
    }

    public IEnumerator<string> GetEnumerator() => flushed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => DurableFile.Flushed.Value = null;

    private void Note(string path)
    {
        if (path.StartsWith(root, StringComparison.Ordinal))
        {
            flushed.Enqueue(path);
            meanwhile?.Invoke(path);
        }
    }
}
