using System.Text;
using System.Text.Json;

namespace OrgChat.Domain.Model.Encryption;

/// <summary>
/// A person’s words as an entity holds them: stored sealed, opened when they are first read. An entity maps a property of this type and
/// shows its text in another, which is not mapped; so no query can touch the words, and none is ever written plain.
/// </summary>
public sealed class SealedText
{
    /// <summary>
    /// What stands for a name that does not open, or another short text people read among others: U+FFFD, one character and no word.
    /// </summary>
    public const string Mark = "\uFFFD";

    private byte[]? stored;
    private string? plain;
    private bool isBroken;
    private SealedPlace? place;
    private string?[]? parts;

    private SealedText() { }

    /// <summary>Whether it was given a text that is not sealed yet.</summary>
    internal bool IsPlain => stored is null;

    /// <summary>What goes to the database.</summary>
    internal byte[] Stored => stored ?? throw new InvalidOperationException("These words are not sealed, so they are not saved.");

    /// <summary>Whether it opens: not when it was changed or moved in the database, or its key is gone.</summary>
    internal bool Opens => Text is not null;

    /// <summary>The words; null when they do not open, which is recorded in the log.</summary>
    public string? Text => isBroken ? null : plain ??= Open();

    /// <summary>The words; <see cref="Mark"/> when they do not open.</summary>
    internal string TextOrMark => Text ?? Mark;

    public static SealedText? Of(string? text) => text is null ? null : new SealedText { plain = text };

    /// <summary>Several short texts sealed as one value, each of which may be missing: a JSON array.</summary>
    internal static SealedText OfParts(params string?[] parts) => new() { plain = JsonSerializer.Serialize(parts), parts = parts };

    /// <summary>One of several texts; <see cref="Mark"/> for each when they do not open.</summary>
    internal string? Part(int index) =>
        Text is { } text ? (parts ??= JsonSerializer.Deserialize<string?[]>(text)!).ElementAtOrDefault(index) : Mark;

    internal static SealedText From(byte[] stored) => new() { stored = stored };

    internal void StandsAt(SealedPlace place) => this.place ??= place;

    internal void SealAt(SealedPlace place)
    {
        this.place = place;
        stored = place.Seal(Encoding.UTF8.GetBytes(plain!));
    }

    private string? Open()
    {
        try
        {
            var known = place ?? throw new CannotOpenException();
            return Encoding.UTF8.GetString(known.Open(Stored));
        }
        catch (CannotOpenException)
        {
            place?.Keys.Report(place);
            isBroken = true;
            return null;
        }
    }
}
