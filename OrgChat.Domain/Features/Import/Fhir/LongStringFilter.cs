namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>Cuts the long strings of JSON that comes piece by piece: pictures and other files, which nobody reads here.</summary>
internal sealed class LongStringFilter
{
    /// <summary>Longest string kept, in bytes; the longest message takes less, however it is escaped.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int AfterBackslash = -1;

    private bool isInside;
    private bool isCut;
    private int length;

    /// <summary>Characters of an escape that are still to come.</summary>
    private int escaped;

    /// <returns>How much of the piece is left, moved to its beginning.</returns>
    public int Cut(Span<byte> piece)
    {
        var kept = 0;
        foreach (var letter in piece)
        {
            if (Keeps(letter))
            {
                piece[kept++] = letter;
            }
        }

        return kept;
    }

    private bool Keeps(byte letter)
    {
        if (letter == '"' && escaped == 0)
        {
            (isInside, isCut, length) = (!isInside, false, 0);
            return true;
        }

        if (!isInside)
        {
            return true;
        }

        // Never in the middle of an escape or of a character.
        isCut |= length++ >= MaxBytes && escaped == 0 && (letter & 0xC0) != 0x80;
        escaped = escaped switch
        {
            0 => letter == '\\' ? AfterBackslash : 0,
            AfterBackslash => letter == 'u' ? 4 : 0,
            _ => escaped - 1,
        };
        return !isCut;
    }
}
