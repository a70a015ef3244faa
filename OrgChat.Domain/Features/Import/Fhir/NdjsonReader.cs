namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>One line of a file.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Offset">Where it begins in the file, in bytes.</param>
/// <param name="Length">In bytes of the file.</param>
/// <param name="Json">What is kept of it, valid until the next line is read.</param>
/// <param name="IsTooLong">It has more bytes than are ever kept, also without its long strings; what there is of it is of no use.</param>
internal readonly record struct NdjsonLine(int Number, long Offset, long Length, ReadOnlyMemory<byte> Json, bool IsTooLong);

/// <summary>
/// Reads a file line by line through one buffer, however large the file or a line of it is: a line that does not fit loses the ends of its
/// long strings, which are pictures.
/// </summary>
internal sealed class NdjsonReader(Stream stream)
{
    /// <summary>Longest line read as it is, in bytes; the longest message takes a twentieth of it.</summary>
    public const int MaxLineBytes = 1 << 20;

    private readonly byte[] buffer = new byte[MaxLineBytes];
    private LongStringFilter? cutter;
    private int start;
    private int end;

    /// <summary>Bytes of the line that went through the cutter.</summary>
    private int kept;
    private long dropped;
    private int number;

    /// <summary>Bytes of the file behind the newest line.</summary>
    public long Position { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public async Task<NdjsonLine?> NextAsync()
    {
        (cutter, kept, dropped) = (null, 0, 0);
        var isTooLong = false;
        while (true)
        {
            var length = buffer.AsSpan(start + kept, end - start - kept).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(kept + length, 1, isTooLong);
            }

            if (end - start == buffer.Length && !HasShortened())
            {
                isTooLong = true;
                Drop();
            }

            if (!await FillAsync())
            {
                return end == start && dropped == 0 ? null : Take(end - start, 0, isTooLong);
            }
        }
    }

    private NdjsonLine Take(int length, int separator, bool isTooLong)
    {
        var line = new NdjsonLine(++number, Position, length + dropped, buffer.AsMemory(start, length), isTooLong);
        start += length + separator;
        Position += length + separator + dropped;
        return line;
    }

    /// <returns>False when too much is left: then its length is not that of long strings.</returns>
    private bool HasShortened()
    {
        cutter ??= new LongStringFilter();
        var left = cutter.Cut(buffer.AsSpan(start + kept, end - start - kept));
        dropped += end - start - kept - left;
        kept += left;
        end = start + kept;
        return kept < buffer.Length / 4 * 3;
    }

    private void Drop()
    {
        dropped += end - start;
        start = end = kept = 0;
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
