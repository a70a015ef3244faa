using System.Globalization;

namespace OrgChat.Domain.Attachments;

/// <summary>Names of files as people see them. They never become part of a path: files stand under random names.</summary>
internal static class FileNames
{
    /// <summary>Longest name kept, in characters, its extension included.</summary>
    public const int MaxLength = 120;

    /// <summary>The last part of whatever path came with it, without what would disguise it: control and direction characters.</summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.EnumerateRunes().Where(IsShown).Select(rune => rune.ToString())).Trim(' ', '.');
        return clean.Length == 0 ? "file" : Shorten(clean);
    }

    private static bool IsShown(System.Text.Rune rune) => rune.Value != 0xFFFD && System.Text.Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name) is { Length: < 10 } known ? known : "";
        var end = MaxLength - extension.Length - 1;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)] + "…" + extension;
    }
}
