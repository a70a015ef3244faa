using OrgChat.Domain.Data;

namespace OrgChat.Domain.Importing;

/// <summary>
/// Brings a clinic’s history from another system: FHIR R4 as NDJSON, one resource a line. Run again, it adds only what is new, and never
/// changes what is there: the clinic may have corrected it since. Memory does not grow with the files; what cannot be imported is
/// reported by file and line, and the rest is imported.
/// </summary>
public sealed class HistoryImport(OrgChatDatabase database, TimeProvider clock)
{
    /// <param name="directory">Holds Practitioner, Patient, RelatedPerson and Communication .ndjson, or some of them.</param>
    /// <param name="organizationName">Null for the first organization.</param>
    /// <exception cref="RefusedException">
    /// No such directory or organization, or the database could not be written. What was imported until then stays; run it again to go on.
    /// </exception>
    public async Task<ImportReport> RunAsync(string directory, string? organizationName, IProgress<ImportProgress> progress)
    {
        FhirFiles.RequireSome(directory);
        var run = await ImportRun.BeginAsync(database, organizationName, clock.GetUtcNow());
        var lines = new LineSource(directory, run, progress);
        await ImportPeopleAsync(lines, run);
        await ImportCommunicationsAsync(lines, run);
        await run.EndAsync();
        lines.Finish();
        return run.Report;
    }

    private static async Task ImportPeopleAsync(LineSource lines, ImportRun run)
    {
        foreach (var type in FhirFiles.Types.Where(type => type != FhirFiles.Communication))
        {
            await foreach (var batch in lines.ReadAsync(type))
            {
                await PeopleBatch.SaveAsync(run, batch);
            }
        }
    }

    /// <summary>Twice over the file: first the conversations, then the messages, each of which may stand before its conversation.</summary>
    private static async Task ImportCommunicationsAsync(LineSource lines, ImportRun run)
    {
        using var order = new MessageOrder();
        await foreach (var batch in lines.ReadAsync(FhirFiles.Communication))
        {
            var valid = batch.Where(line => !line.Resource.IsEnteredInError).ToList();
            run.Report.EnteredInError += batch.Count - valid.Count;
            await ConversationBatch.SaveAsync(run, [.. valid.Where(line => !IsMessage(line))]);
            valid.Where(IsMessage).ToList().ForEach(line => run.Try(line, () =>
                order.Add(line.Resource.PartOf![0].Key, FhirReading.Moment(line.Resource.Sent), line)));
        }

        await foreach (var batch in lines.ReadAsync(order.InOrder()))
        {
            await MessageBatch.SaveAsync(run, batch);
        }
    }

    private static bool IsMessage(ImportLine line) => line.Resource.PartOf is [not null, ..];
}
