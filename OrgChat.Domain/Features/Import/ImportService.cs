using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Features.Import.Writing;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Import;

/// <summary>
/// Brings a clinic’s history from another system: FHIR R4 as NDJSON, one resource a line. Run again, it adds only what is new, and never
/// changes what is there: the clinic may have corrected it since. Memory does not grow with the files; what cannot be imported is
/// reported by file and line, and the rest is imported.
/// </summary>
public sealed class ImportService(OrgChatDatabase database, TimeProvider clock)
{
    /// <param name="directory">Holds Practitioner, PractitionerRole, Patient, RelatedPerson and Communication .ndjson, or some of
    /// them.</param>
    /// <exception cref="OperatorException">
    /// No such directory, organization or owner, or the database could not be written. What was imported until then stays; run it again to
    /// go on.
    /// </exception>
    public async Task<ImportReportModel> RunAsync(string directory, ImportOptions options, IProgress<ImportProgress> progress)
    {
        using var folder = await FhirFolder.OpenAsync(directory);
        var source = await ImportSource.FindAsync(folder, options.Source);
        var run = await ImportRun.BeginAsync(database, options, source, clock.GetUtcNow());
        run.Report.NotRead = folder.NotRead;
        var lines = new LineSource(folder, run, progress);
        foreach (var type in FhirFileRules.Types.Where(type => type != FhirFileRules.Communication))
        {
            await ImportPeopleAsync(lines, run, type);
        }

        await ImportCommunicationsAsync(lines, run);
        await run.EndAsync();
        lines.Finish();
        return run.Report;
    }

    /// <summary>Records that another one replaced come last, when that one is known.</summary>
    private static async Task ImportPeopleAsync(LineSource lines, ImportRun run, string type)
    {
        var replaced = new List<ImportLine>();
        await foreach (var batch in lines.ReadAsync(type))
        {
            if (type == FhirFileRules.PractitionerRole)
            {
                batch.ToList().ForEach(line => FhirRoleRules.Take(run, line));
                continue;
            }

            replaced.AddRange(batch.Where(line => line.Resource.ReplacedBy is not null));
            await PeopleBatch.SaveAsync(run, [.. batch.Where(line => line.Resource.ReplacedBy is null)]);
        }

        await PeopleBatch.SaveAsync(run, [.. replaced.Where(line => !FhirRoleRules.IsReplaced(run, line))]);
    }

    /// <summary>
    /// Three times over the files: to find what belongs together, then for the conversations, then for the messages in their order.
    /// </summary>
    private static async Task ImportCommunicationsAsync(LineSource lines, ImportRun run)
    {
        using var order = new MessageOrder();
        await foreach (var batch in lines.ReadAsync(FhirFileRules.Communication))
        {
            foreach (var line in batch)
            {
                Sort(line, order, lines.PlaceOf(line), run);
            }
        }

        order.Sort();
        await EarlierMessageQueries.FindAsync(run, order.Missing());
        await foreach (var batch in lines.ReadAsync(order.Circles(), isLast: false))
        {
            batch.ToList()
                .ForEach(one => run.Refuse(one.Line, $"{one.Line.Resource.Key} is part of itself, by way of others; it was not imported."));
        }

        await foreach (var batch in lines.ReadAsync(order.Conversations(), isLast: false))
        {
            await ConversationBatch.SaveAsync(run, batch);
        }

        await foreach (var batch in lines.ReadAsync(order.Messages(), isLast: true))
        {
            await MessageBatch.SaveAsync(run, batch);
        }
    }

    private static void Sort(ImportLine line, MessageOrder order, MessagePlace place, ImportRun run)
    {
        var record = line.Resource;
        var kind = CommunicationRecord.KindOf(record);
        if (!order.Add(record.Key, ParentKey(record, run), kind, CommunicationRecord.Moment(record, run.Now)?.At, place))
        {
            run.Report.AlreadyThere++;
            return;
        }

        run.Report.EnteredInError += kind == PlaceKind.Error ? 1 : 0;
        run.Report.NotSent += kind == PlaceKind.Unsent ? 1 : 0;
        if (kind == PlaceKind.Unsent && record.Status == "stopped")
        {
            run.Complain(line, $"{record.Key} was stopped before it was sent; it was left out.");
        }
    }

    /// <summary>The key of what a communication belongs to; as it is written where that is of another system.</summary>
    private static string? ParentKey(FhirResource record, ImportRun run) =>
        FhirReferenceTarget.Of(CommunicationRecord.Parent(record)) switch
        {
            null => null,
            { Base: { } server } target when server != run.Source.Base =>
                ImportSource.IdIn(server, $"{FhirFileRules.Communication}/{target.Id}"),
            var target => $"{FhirFileRules.Communication}/{target.Id}",
        };
}
