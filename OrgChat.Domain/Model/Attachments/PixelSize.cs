namespace OrgChat.Domain.Model.Attachments;

/// <summary>
/// The size of a picture in pixels, bounded: a small file can claim to be a picture that no phone has the memory to show.
/// </summary>
internal sealed record PixelSize
{
    /// <summary>Longest side, in pixels.</summary>
    public const int MaxSide = 30_000;

    /// <summary>Largest area, in pixels: 100 megapixels are 400 MB once unpacked.</summary>
    public const long MaxArea = 100_000_000;

    /// <exception cref="RefusedException">Nothing, or too much.</exception>
    public PixelSize(long width, long height)
    {
        if (width < 1 || height < 1)
        {
            throw FileType.NotAsNamed();
        }

        if (width > MaxSide || height > MaxSide || width * height > MaxArea)
        {
            throw new RefusedException("PictureTooLarge");
        }

        (Width, Height) = ((int)width, (int)height);
    }

    public int Width { get; }

    public int Height { get; }

    public PixelSize Turned => new(Height, Width);
}
