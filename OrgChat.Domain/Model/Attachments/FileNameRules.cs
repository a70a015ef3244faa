using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.Attachments;

/// <summary>Names of files as people see them. They never become part of a path: files stand under random names.</summary>
internal static class FileNameRules
{
    /// <summary>Longest name kept, in characters, its extension included.</summary>
    public const int MaxLength = 120;

    /// <summary>The last part of whatever path came with it, without what would disguise it: see <see cref="SingleLineRules"/>.</summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = SingleLineRules.Of(last).Trim(' ', '.');
        return clean.Length == 0 ? "file" : Shorten(clean);
    }

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
