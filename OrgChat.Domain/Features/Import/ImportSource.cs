using System.Text;
using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model;

namespace OrgChat.Domain.Features.Import;

/// <summary>
/// Which system an export is of. Ids are unique in one system only: the source is part of what is kept of them, “source|Patient/17”.
/// </summary>
/// <param name="Name">Null where neither the export nor whoever imports it says; such ids are kept bare, and trusted less.</param>
/// <param name="Base">How absolute addresses of this system begin; null when the export has none, or of several systems.</param>
internal sealed record ImportSource(string? Name, string? Base)
{
    public const char Separator = '|';

    private const int MaxLength = 100;

    /// <summary>What is kept of the id “Patient/17”.</summary>
    public string IdOf(string key) => Name is null ? key : $"{Name}{Separator}{key}";

    /// <summary>What is kept of an id of another system.</summary>
    public static string IdIn(string system, string key) => $"{system}{Separator}{key}";

    public static bool IsBare(string id) => !id.Contains(Separator);

    /// <exception cref="OperatorException">A name that cannot be one.</exception>
    public static async Task<ImportSource> FindAsync(FhirFolder folder, string? name)
    {
        var clues = new ImportSourceReader();
        foreach (var file in folder.Files)
        {
            await clues.ReadAsync(file.Content);
        }

        var given = name is null ? null : Checked(name);
        var own = given is not null && clues.Bases.Contains(given) ? given : clues.Bases.Count == 1 ? clues.Bases.Single() : null;
        return new ImportSource(given ?? own ?? clues.MetaSource, own);
    }

    private static string Checked(string name) => name.Trim() switch
    {
        { Length: 0 or > MaxLength } => throw new OperatorException($"A source has a name of at most {MaxLength} characters."),
        var one when one.Contains(Separator) || one.Any(char.IsControl) =>
            throw new OperatorException($"The name of a source is one line without “{Separator}”."),
        var one => one.TrimEnd('/'),
    };
}

/// <summary>What the lines of an export say about where it comes from, found without reading each as FHIR.</summary>
internal sealed class ImportSourceReader
{
    /// <summary>More servers than an export of one system names.</summary>
    private const int MostBases = 20;

    private const int LongestAddress = 500;

    private string? metaSource;
    private bool hasManySources;

    /// <summary>Of the absolute addresses of people and communications.</summary>
    public HashSet<string> Bases { get; } = [];

    /// <summary>The one “meta.source” of all records; null where there are several or none.</summary>
    public string? MetaSource => hasManySources ? null : metaSource;

    public async Task ReadAsync(Stream content)
    {
        var reader = new NdjsonReader(content);
        while (await reader.NextAsync() is { } line)
        {
            ReadAddresses(line.Json.Span);
            ReadSource(line.Json.Span);
        }

        content.Position = 0;
    }

    private void ReadAddresses(ReadOnlySpan<byte> line)
    {
        foreach (var address in Values(line, "\"reference\""))
        {
            if (address.Contains("://", StringComparison.Ordinal)
                && FhirReferenceTarget.Of(new FhirReferenceElement(address, null, null)) is { Base: { } server, Type: { } type }
                && FhirFileRules.Types.Contains(type) && Bases.Count < MostBases)
            {
                Bases.Add(server);
            }
        }
    }

    /// <summary>Some servers put the request into the fragment: another one for each record.</summary>
    private void ReadSource(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"meta\""u8) is >= 0 and var meta && line[meta..].IndexOf((byte)'}') is >= 0 and var end
            && Values(line.Slice(meta, end), "\"source\"") is [var source, ..]
            && source.Split('#')[0].TrimEnd('/') is { Length: > 0 } system)
        {
            hasManySources |= metaSource is not null && metaSource != system;
            metaSource ??= system.Replace(ImportSource.Separator, '/');
        }
    }

    private static List<string> Values(ReadOnlySpan<byte> json, string property)
    {
        var name = Encoding.UTF8.GetBytes(property);
        var found = new List<string>();
        while (json.IndexOf(name) is >= 0 and var at)
        {
            json = json[(at + name.Length)..].TrimStart(" :\t"u8);
            if (json is [(byte)'"', ..] && json[1..].IndexOf((byte)'"') is > 0 and <= LongestAddress and var length)
            {
                found.Add(Encoding.UTF8.GetString(json.Slice(1, length)).Replace("\\/", "/", StringComparison.Ordinal));
            }
        }

        return found;
    }
}
