using System.IO.Compression;
using System.Text.RegularExpressions;

namespace OrgChat.Build.Load.Clinic;

/// <summary>The real conversations as another clinic’s worth of people: with ids, references to them and addresses of their own.</summary>
internal static partial class HistoryCopy
{
    private const string Staff = "Practitioner.ndjson";

    /// <summary>Adds its files to a folder, each with the copy’s number before its name; the staff is the same in all of them.</summary>
    public static async Task WriteAsync(string folder, int copy)
    {
        await using var history = await ZipFile.OpenReadAsync(Path.Combine(AppContext.BaseDirectory, "mts-dialog.zip"));
        foreach (var file in history.Entries.Where(file => file.Name.EndsWith(".ndjson", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await file.OpenAsync());
            var text = await reader.ReadToEndAsync();
            await (file.Name == Staff
                ? File.WriteAllTextAsync(Path.Combine(folder, Staff), text)
                : File.WriteAllTextAsync(Path.Combine(folder, $"{copy}.{file.Name}"), Ids().Replace(text, $"$1k{copy}.")));
        }
    }

    [GeneratedRegex("""("id":"|Communication/|Patient/|RelatedPerson/|"email","value":")""")]
    private static partial Regex Ids();
}
