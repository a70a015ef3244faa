using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Features.Import.Writing;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Import;

/// <summary>What one run of the import knows from line to line: of people their ids only, of messages nothing.</summary>
internal sealed class ImportRun
{
    /// <summary>Who acts in the audit record: nobody of the organization.</summary>
    public const string Name = "Import";

    private ImportRun() { }

    public required OrgChatDatabase Database { get; init; }

    public required Guid OrganizationId { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required ImportReportModel Report { get; init; }

    public required ImportSource Source { get; init; }

    public required ImportedPeople People { get; init; }

    /// <summary>Who owns conversations in which nobody takes part who still works here; null when nobody was named.</summary>
    public required Guid? OwnerId { get; init; }

    /// <summary>Conversations of the export that are not those that have their ids here.</summary>
    public HashSet<string> RefusedConversations { get; } = [];

    /// <summary>
    /// What messages belong to that is not in the export, with the id of its conversation where an earlier run brought that.
    /// </summary>
    public Dictionary<string, string?> Elsewhere { get; } = [];

    /// <summary>Begins a run. The record of it comes before anything it imports, so that nothing is imported without one.</summary>
    /// <exception cref="OperatorException">There is no such organization or owner, or the source has to be named.</exception>
    public static Task<ImportRun> BeginAsync(OrgChatDatabase database, ImportOptions options, ImportSource source, DateTimeOffset now) =>
        database.WriteAsync(async db =>
        {
            var organization = await FindAsync(db, options.Organization);
            var kept = await db.People.AsNoTracking().Where(p => p.OrganizationId == organization.Id && p.ImportKey != null)
                .ToDictionaryAsync(p => p.ImportedFrom!, p => p.Id);
            RequireSource(source, kept.Keys);
            var members = await db.TeamMembers.AsNoTracking().Where(m => m.OrganizationId == organization.Id && m.IsActive).ToListAsync();
            db.Add(AuditEntry.ByProgram(organization.Id, Name, AuditAction.HistoryImported, now).With(new AuditFacts { IsEnded = false }));
            return new ImportRun
            {
                Database = database,
                OrganizationId = organization.Id,
                Now = now,
                Report = new ImportReportModel { OrganizationName = organization.Name, Source = source.Name },
                Source = source,
                People = new ImportedPeople(source, kept),
                OwnerId = Owner(members, options.OwnerEmail),
            };
        });

    public Task EndAsync() => Database.WriteAsync(db =>
    {
        db.Add(AuditEntry.ByProgram(OrganizationId, Name, AuditAction.HistoryImported, Now).With(new AuditFacts
        {
            IsEnded = true,
            TeamMembers = Report.TeamMembers,
            Clients = Report.Clients,
            Conversations = Report.Conversations,
            Messages = Report.Messages,
        }));
        return Task.CompletedTask;
    });

    /// <summary>Takes one line; what is refused or cannot be read is reported, and the next line is taken.</summary>
    public void Try(ImportLine line, Action take)
    {
        try
        {
            take();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            Refuse(line, FhirReader.Said(broken));
        }
    }

    /// <summary>Nothing of the line was imported.</summary>
    public void Refuse(ImportLine line, string sentence)
    {
        Report.Refused++;
        Complain(line, sentence);
    }

    /// <summary>The line was imported, but not as it is.</summary>
    public void Complain(ImportLine line, string sentence) => Report.Add(new ImportProblemModel(line.File.Name, line.Number, sentence));

    /// <summary>The people whom a batch names, as far as they were imported.</summary>
    public async Task<Dictionary<Guid, Person>> PeopleAsync(OrgChatDb db, IEnumerable<Guid?> found)
    {
        var ids = found.OfType<Guid>().Distinct().ToList();
        return await db.People.Where(p => p.OrganizationId == OrganizationId && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
    }

    private static async Task<Organization> FindAsync(OrgChatDb db, string? name)
    {
        var all = await db.Organizations.AsNoTracking().OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).ToListAsync();
        if (all.Count == 0)
        {
            throw new OperatorException(
                "There is no organization to import into yet. Start OrgChat once in Development, which makes the demo clinics.");
        }

        return name is null ? all[0] : all.Find(organization => PersonNameRules.Fold(organization.Name) == PersonNameRules.Fold(name))
            ?? throw new OperatorException(
                $"There is no organization “{name}”. Choose one of: {string.Join(", ", all.Select(o => o.Name))}.");
    }

    /// <summary>
    /// Where ids of several systems are kept, records without a source could be of any: imported once more, they would be there twice.
    /// </summary>
    private static void RequireSource(ImportSource source, IEnumerable<string> kept)
    {
        var sources = kept.Where(id => !ImportSource.IsBare(id)).Select(id => id[..id.IndexOf(ImportSource.Separator)]).Distinct()
            .Order(StringComparer.Ordinal).Take(5).ToList();
        if (source.Name is null && sources.Count > 0)
        {
            throw new OperatorException(
                $"This export does not say which system it is of. Add --source NAME; there is history here of: {string.Join(", ", sources)}.");
        }
    }

    private static Guid? Owner(List<TeamMember> members, string? email) =>
        email is null ? null : members.Find(member => member.Email == EmailAddress.Normalize(email))?.Id
            ?? throw new OperatorException($"No active team member has the address {email}, so nobody can be the owner.");
}
