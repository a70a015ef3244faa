using System.Buffers;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// Reads a file once, as it comes in, whatever its size: refuses what is not of its type and leaves out what the file tells beside its
/// content, such as where a photo was taken.
/// </summary>
internal abstract class ContentFilter
{
    /// <param name="bytes">
    /// The next bytes. The first time it is the whole file or at least <see cref="Sealing.SealedFileFormat.PieceSize"/> of it.
    /// </param>
    /// <param name="kept">Takes what is stored.</param>
    /// <exception cref="RefusedException">It is not of this type.</exception>
    public abstract void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept);

    /// <summary>Called after the last byte.</summary>
    /// <returns>The size of a picture.</returns>
    /// <exception cref="RefusedException">It is not of this type, or broken off.</exception>
    public virtual PixelSize? Finish() => null;

    protected static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw FileType.NotAsNamed();
        }
    }
}
