using OrgChat.Domain.Features.Import.Writing;
using OrgChat.Domain.Model;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>The lines of an export’s files in batches; says how far it has come, and reports what cannot be read.</summary>
internal sealed class LineSource(FhirFolder folder, ImportRun run, IProgress<ImportProgress> progress)
{
    /// <summary>Lines saved in one transaction: enough that a flush to disk is cheap, few enough that others never wait long.</summary>
    public const int BatchSize = 500;

    private readonly long total = folder.Files.Concat(folder.Of(FhirFileRules.Communication)).Sum(file => file.Content.Length);
    private long done;

    /// <summary>From the first line to the last of every file with this type; nothing where there is none.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportLine>> ReadAsync(string type)
    {
        foreach (var file in folder.Of(type))
        {
            file.Content.Position = 0;
            var reader = new NdjsonReader(file.Content);
            var before = done;
            while (await BatchAsync(reader, file) is { Count: > 0 } batch)
            {
                yield return batch;
                Advance(file, before + reader.Position);
            }

            Advance(file, before + reader.Position);
        }
    }

    /// <summary>Communications again, in the order of their places.</summary>
    /// <param name="isLast">They are not read once more: what is done counts.</param>
    public async IAsyncEnumerable<IReadOnlyList<(ImportLine Line, MessagePlace Place)>> ReadAsync(IEnumerable<MessagePlace> places,
        bool isLast)
    {
        foreach (var chunk in places.Chunk(BatchSize))
        {
            var batch = new List<(ImportLine, MessagePlace)>(chunk.Length);
            foreach (var place in chunk)
            {
                batch.Add((await ReadAsync(place), place));
            }

            yield return batch;
            Advance(folder.Files[chunk[^1].File], isLast ? done + chunk.Sum(place => place.Length + 1) : done);
        }
    }

    public MessagePlace PlaceOf(ImportLine line) => new(folder.Files.IndexOf(line.File), line.Number, line.Offset, line.Length);

    /// <summary>Says that all is done: not every line was read twice.</summary>
    public void Finish() => Advance(folder.Files[^1], total);

    private async Task<ImportLine> ReadAsync(MessagePlace place)
    {
        var file = folder.Files[place.File];
        file.Content.Position = place.Offset;
        return new ImportLine(file, place.Line, place.Offset, place.Length,
            FhirReader.Resource((await BytesAsync(file, place)).Span, file.Type)!);
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(FhirFile file, MessagePlace place)
    {
        if (place.Length > NdjsonReader.MaxLineBytes)
        {
            return (await new NdjsonReader(file.Content).NextAsync())!.Value.Json;
        }

        var json = new byte[place.Length];
        await file.Content.ReadExactlyAsync(json);
        return json;
    }

    private async Task<List<ImportLine>> BatchAsync(NdjsonReader reader, FhirFile file)
    {
        var batch = new List<ImportLine>(BatchSize);
        while (batch.Count < BatchSize && await reader.NextAsync() is { } line)
        {
            if (Read(line, file) is { } read)
            {
                batch.Add(read);
            }
        }

        return batch;
    }

    private ImportLine? Read(NdjsonLine line, FhirFile file)
    {
        try
        {
            var resource = line.IsTooLong
                ? throw new OperatorException($"This line has more than {NdjsonReader.MaxLineBytes / 1024} KiB.")
                : FhirReader.Resource(line.Json.Span, file.Type);
            return resource is null ? null : new ImportLine(file, line.Number, line.Offset, line.Length, resource);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            run.Report.Refused++;
            run.Report.Add(new ImportProblemModel(file.Name, line.Number, FhirReader.Said(broken)));
            return null;
        }
    }

    private void Advance(FhirFile file, long position)
    {
        done = position;
        progress.Report(new ImportProgress(file.Name, done, total));
    }
}
