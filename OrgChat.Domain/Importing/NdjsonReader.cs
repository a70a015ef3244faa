namespace OrgChat.Domain.Importing;

/// <summary>One line of a file.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Offset">Where it begins in the file, in bytes.</param>
/// <param name="Json">Its bytes, valid until the next line is read.</param>
/// <param name="IsTooLong">It has more bytes than are ever kept; what there is of it is of no use.</param>
internal readonly record struct NdjsonLine(int Number, long Offset, ReadOnlyMemory<byte> Json, bool IsTooLong);

/// <summary>Reads a file line by line through one buffer, however large the file or a line of it is.</summary>
internal sealed class NdjsonReader(Stream stream)
{
    /// <summary>Longest line read, in bytes; the longest message takes a twentieth of it.</summary>
    public const int MaxLineBytes = 1 << 20;

    private readonly byte[] buffer = new byte[MaxLineBytes];
    private int start;
    private int end;
    private int number;

    /// <summary>Bytes of the file behind the newest line.</summary>
    public long Position { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public async Task<NdjsonLine?> NextAsync()
    {
        var isTooLong = false;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(length, 1, isTooLong);
            }

            if (end - start == buffer.Length)
            {
                isTooLong = true;
                Drop();
            }

            if (!await FillAsync())
            {
                return end == start && !isTooLong ? null : Take(end - start, 0, isTooLong);
            }
        }
    }

    private NdjsonLine Take(int length, int separator, bool isTooLong)
    {
        var line = new NdjsonLine(++number, Position, buffer.AsMemory(start, length), isTooLong);
        start += length + separator;
        Position += length + separator;
        return line;
    }

    private void Drop()
    {
        Position += end - start;
        start = end = 0;
    }

    private async Task<bool> FillAsync()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await stream.ReadAsync(buffer.AsMemory(end));
        end += read;
        return read > 0;
    }
}
