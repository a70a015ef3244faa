namespace OrgChat.Domain.Features.Import;

/// <summary>How far an import has come.</summary>
/// <param name="File">The file being read.</param>
/// <param name="BytesDone">Of all files; messages count twice, because their file is read twice.</param>
public sealed record ImportProgress(string File, long BytesDone, long BytesTotal)
{
    public int Percent => BytesTotal == 0 ? 100 : (int)Math.Min(100, 100 * BytesDone / BytesTotal);
}
