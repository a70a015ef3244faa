namespace OrgChat.Domain.Importing;

/// <summary>The lines of an export’s files in batches; says how far it has come, and reports what cannot be read.</summary>
internal sealed class LineSource(string directory, ImportRun run, IProgress<ImportProgress> progress)
{
    /// <summary>Lines saved in one transaction: enough that a flush to disk is cheap, few enough that others never wait long.</summary>
    public const int BatchSize = 500;

    private readonly long total = FhirFiles.Types.Append(FhirFiles.Communication).Sum(type => SizeOf(Path.Combine(directory, FhirFiles.NameOf(type))));
    private long done;

    /// <summary>From the first line to the last; nothing for a file that is not there.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportLine>> ReadAsync(string type)
    {
        if (!File.Exists(PathOf(type)))
        {
            yield break;
        }

        await using var stream = Open(type);
        var reader = new NdjsonReader(stream);
        var before = done;
        while (await BatchAsync(reader, type) is { Count: > 0 } batch)
        {
            yield return batch;
            Advance(type, before + reader.Position);
        }

        Advance(type, before + reader.Position);
    }

    /// <summary>Messages again, in the order of their places.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportLine>> ReadAsync(IEnumerable<MessagePlace> places)
    {
        foreach (var chunk in places.Chunk(BatchSize))
        {
            await using var stream = Open(FhirFiles.Communication);
            var batch = new List<ImportLine>(chunk.Length);
            foreach (var place in chunk)
            {
                batch.Add(await ReadAsync(stream, place));
            }

            yield return batch;
            Advance(FhirFiles.Communication, done + batch.Sum(line => line.Length + 1));
        }
    }

    /// <summary>Says that all is done: not every line was read twice.</summary>
    public void Finish() => Advance(FhirFiles.Communication, total);

    private static async Task<ImportLine> ReadAsync(FileStream stream, MessagePlace place)
    {
        var json = new byte[place.Length];
        stream.Position = place.Offset;
        await stream.ReadExactlyAsync(json);
        var resource = FhirReading.Resource(json, FhirFiles.Communication);
        return new ImportLine(FhirFiles.NameOf(FhirFiles.Communication), place.Line, place.Offset, place.Length, resource!);
    }

    private async Task<List<ImportLine>> BatchAsync(NdjsonReader reader, string type)
    {
        var batch = new List<ImportLine>(BatchSize);
        while (batch.Count < BatchSize && await reader.NextAsync() is { } line)
        {
            if (Read(line, type) is { } read)
            {
                batch.Add(read);
            }
        }

        return batch;
    }

    private ImportLine? Read(NdjsonLine line, string type)
    {
        var file = FhirFiles.NameOf(type);
        try
        {
            var resource = line.IsTooLong
                ? throw new RefusedException($"This line has more than {NdjsonReader.MaxLineBytes / 1024} KiB.")
                : FhirReading.Resource(line.Json.Span, type);
            return resource is null ? null : new ImportLine(file, line.Number, line.Offset, line.Json.Length, resource);
        }
        catch (RefusedException refused)
        {
            run.Report.Add(new ImportProblem(file, line.Number, refused.Message));
            return null;
        }
    }

    private void Advance(string type, long position)
    {
        done = position;
        progress.Report(new ImportProgress(FhirFiles.NameOf(type), done, total));
    }

    private FileStream Open(string type) => File.OpenRead(PathOf(type));

    private string PathOf(string type) => Path.Combine(directory, FhirFiles.NameOf(type));

    private static long SizeOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
