using System.IO.Compression;
using OrgChat.Domain.Model;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>One file of an export, open for reading at any place.</summary>
internal sealed record FhirFile(string Name, string Type, Stream Content);

/// <summary>The files of an export’s folder, all of them open until the import ends.</summary>
internal sealed class FhirFolder : IDisposable
{
    private FhirFolder(IReadOnlyList<string> notRead) => NotRead = notRead;

    /// <summary>By type, then by name.</summary>
    public List<FhirFile> Files { get; } = [];

    /// <summary>Names of files that hold nothing that is imported.</summary>
    public IReadOnlyList<string> NotRead { get; }

    /// <exception cref="OperatorException">The directory is not there, holds no file of a FHIR export, or one that is not what its name
    /// says.</exception>
    public static async Task<FhirFolder> OpenAsync(string directory)
    {
        var known = NamesIn(directory).ToLookup(name => FhirFileRules.TypeOf(name) is not null);
        if (!known[true].Any())
        {
            var sought = string.Join(", ", FhirFileRules.Types.Select(type => type + ".ndjson"));
            throw new OperatorException(
                $"{directory} holds nothing to import. Looked for {sought}, also with numbers in their names or packed as .gz.");
        }

        var folder = new FhirFolder([.. known[false]]);
        try
        {
            foreach (var name in known[true].OrderBy(FhirFileRules.OrderOf))
            {
                folder.Files.Add(new FhirFile(name, FhirFileRules.TypeOf(name)!, await OpenAsync(directory, name)));
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        return folder;
    }

    public IEnumerable<FhirFile> Of(string type) => Files.Where(file => file.Type == type);

    public void Dispose() => Files.ForEach(file => file.Content.Dispose());

    private static List<string> NamesIn(string directory) => !Directory.Exists(directory)
        ? throw new OperatorException($"There is no directory {directory}. Give the one that holds the .ndjson files of the export.")
        : [.. Directory.EnumerateFiles(directory).Select(file => Path.GetFileName(file)).Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)];

    private static async Task<Stream> OpenAsync(string directory, string name)
    {
        var file = File.OpenRead(Path.Combine(directory, name));
        if (!FhirFileRules.IsPacked(name))
        {
            return file;
        }

        await using (file)
        {
            return await UnpackAsync(file, name);
        }
    }

    /// <summary>
    /// Into a file without a name, which only this process sees and which is gone with it: messages are read in their order, not in the
    /// file’s.
    /// </summary>
    private static async Task<Stream> UnpackAsync(FileStream packed, string name)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unpacked = new FileStream(path, options);
        try
        {
            File.Delete(path);
            await using var content = new GZipStream(packed, CompressionMode.Decompress);
            await content.CopyToAsync(unpacked);
            unpacked.Position = 0;
            return unpacked;
        }
        catch (Exception broken)
        {
            await unpacked.DisposeAsync();
            throw broken is InvalidDataException ? new OperatorException($"{name} is damaged, or not packed with gzip.", broken) : broken;
        }
    }
}
