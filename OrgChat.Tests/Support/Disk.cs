using System.Text;

namespace OrgChat.Tests.Support;

/// <summary>The files of a test: looked through for words, as somebody would who stole the disk, and put away.</summary>
internal static class Disk
{
    /// <summary>Fails when a word stands in the database, its log or any file beside it.</summary>
    public static Task HoldsNothingOfAsync(string databaseFile, params string[] words) =>
        HoldsNothingOfAsync(Directory.EnumerateFiles(Path.GetDirectoryName(databaseFile)!, "*", SearchOption.AllDirectories), words);

    public static async Task HoldsNothingOfAsync(IEnumerable<string> files, params string[] words)
    {
        var found = new List<string>();
        foreach (var file in files.Where(file => !IsHeld(file)).ToList())
            found.AddRange((await WordsInAsync(file, words)).Select(word => $"{word} in {file}"));

        found.Should().BeEmpty();
    }

    /// <summary>Deletes the folder. Its services have stopped; what they hold open is put away a moment later.</summary>
    public static Task ClearAsync(DirectoryInfo folder) => Eventually.TrueAsync(() =>
    {
        try
        {
            folder.Refresh();
            if (folder.Exists)
                folder.Delete(recursive: true);

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    });

    // Nobody but its server reads the mark of a server at work.
    private static bool IsHeld(string file) => file.EndsWith(".server", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> WordsInAsync(string file, string[] words)
    {
        var all = await BytesAsync(file);
        return words.Where(word => Forms(word).Any(form => all.AsSpan().IndexOf(form) >= 0)).ToList();
    }

    private static async Task<byte[]> BytesAsync(string file)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return []; // Its server has put it away since it was listed.
        }
    }

    private static IEnumerable<byte[]> Forms(string word) =>
        [Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), .. Enumerable.Range(0, 3).Select(before => Base64(word, before))];

    // In Base64 three bytes make four letters: a word looks different after none, one or two bytes that stand before it.
    private static byte[] Base64(string word, int before)
    {
        var letters = Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(word)]).TrimEnd('=');
        return Encoding.ASCII.GetBytes(letters[(before == 0 ? 0 : before + 1)..^1]);
    }
}
