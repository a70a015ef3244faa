using System.Buffers;
using System.Buffers.Binary;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// A ZIP archive (PKWARE APPNOTE 6.3.10) that must be an office document: decided by its directory and the few small parts that say what
/// the document brings along. Nothing else is ever unpacked, so a bomb stays asleep; an archive that announces one is refused.
/// </summary>
internal abstract class ZipFilter : ContentFilter
{
    /// <summary>How much of the end is kept in memory: the directory must be within it. Office programs write a few kilobytes.</summary>
    private const int Tail = 256 * 1024;

    private readonly byte[] window = new byte[2 * Tail];
    private int filled;
    private long total;

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        if (total == 0)
        {
            Require(bytes.Length > 30 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == ZipDirectory.LocalFile);
            Begin(bytes);
        }

        kept.Write(bytes);
        Look(bytes);
        total += bytes.Length;
        Remember(bytes);
    }

    public override PixelSize? Finish()
    {
        var directory = ZipDirectory.Read(window.AsSpan(0, filled), total);
        if (directory.Names.Any(IsMacro))
        {
            throw HasMacros();
        }

        Require(IsDocument(directory.Names));
        RequireHarmless(directory);
        return null;
    }

    internal static RefusedException HasMacros() => new("DocumentHasMacros");

    /// <summary>The first bytes, at least 30.</summary>
    protected virtual void Begin(ReadOnlySpan<byte> bytes) { }

    /// <summary>The next bytes, the first ones too.</summary>
    protected virtual void Look(ReadOnlySpan<byte> bytes) { }

    protected abstract bool IsDocument(IReadOnlyList<string> names);

    protected virtual bool IsMacro(string name) => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="RefusedException">It brings something along that may not come.</exception>
    protected virtual void RequireHarmless(ZipDirectory directory) { }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[Math.Max(0, bytes.Length - Tail)..];
        if (filled + bytes.Length > window.Length)
        {
            window.AsSpan(filled - Tail, Tail).CopyTo(window);
            filled = Tail;
        }

        bytes.CopyTo(window.AsSpan(filled));
        filled += bytes.Length;
    }
}

/// <summary>Office Open XML (ECMA-376 part 2): says what its parts are, and has the main part of its kind.</summary>
internal sealed class OfficeFilter(string mainPart) : ZipFilter
{
    private readonly ZipParts parts = new(OfficeParts.Tells);

    protected override void Look(ReadOnlySpan<byte> bytes) => parts.Take(bytes);

    protected override void RequireHarmless(ZipDirectory directory)
    {
        // Parts in pieces would be read by nobody but a program that puts them together.
        Require(!directory.Names.Any(name => name.EndsWith(".piece", StringComparison.OrdinalIgnoreCase)));
        foreach (var entry in directory.Entries.Where(entry => OfficeParts.Tells(entry.Name)))
        {
            OfficeParts.Require(parts.Open(entry));
        }
    }

    protected override bool IsDocument(IReadOnlyList<string> names) =>
        names.Contains("[Content_Types].xml")
        && names.Any(name => name.StartsWith(mainPart, StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal));
}

/// <summary>OpenDocument (version 1.3, part 2, 3.3): begins with an entry that says, unpacked, which type it is.</summary>
internal sealed class OpenDocumentFilter(string contentType) : ZipFilter
{
    protected override void Begin(ReadOnlySpan<byte> bytes) =>
        Require(bytes[30..].StartsWith(System.Text.Encoding.ASCII.GetBytes("mimetype" + contentType)));

    protected override bool IsMacro(string name) =>
        name.StartsWith("Basic/", StringComparison.Ordinal) || name.StartsWith("Scripts/", StringComparison.Ordinal);

    protected override bool IsDocument(IReadOnlyList<string> names) => names[0] == "mimetype" && names.Contains("content.xml");
}
