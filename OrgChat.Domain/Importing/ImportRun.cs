using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.Organizations;
using OrgChat.Domain.People;
using OrgChat.Domain.Permissions;

namespace OrgChat.Domain.Importing;

/// <summary>What one run of the import knows from line to line: of people their ids only, of messages nothing.</summary>
internal sealed class ImportRun
{
    /// <summary>Who acts in the audit record: nobody of the organization.</summary>
    public const string Name = "Import";

    private ImportRun() { }

    public required OrgChatDatabase Database { get; init; }

    public required Guid OrganizationId { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required ImportReport Report { get; init; }

    /// <summary>Imported people by their id in the other system, such as “Patient/17”.</summary>
    public required Dictionary<string, Guid> Known { get; init; }

    /// <summary>Who has Organization chat: for them, too, history is read.</summary>
    public required IReadOnlyList<Guid> QueueReaders { get; init; }

    /// <summary>Begins a run. The record of it comes before anything it imports, so that nothing is imported without one.</summary>
    /// <exception cref="RefusedException">There is no such organization.</exception>
    public static Task<ImportRun> BeginAsync(OrgChatDatabase database, string? organizationName, DateTimeOffset now) => database.WriteAsync(async db =>
    {
        var organization = await FindAsync(db, organizationName);
        db.Add(AuditEntry.ByProgram(organization.Id, Name, AuditAction.HistoryImported, now).With("Started"));
        var members = await db.TeamMembers.AsNoTracking().Where(m => m.OrganizationId == organization.Id && m.IsActive).ToListAsync();
        return new ImportRun
        {
            Database = database,
            OrganizationId = organization.Id,
            Now = now,
            Report = new ImportReport { OrganizationName = organization.Name },
            Known = await db.People.Where(p => p.OrganizationId == organization.Id && p.ImportedFrom != null)
                .Select(p => new { p.Id, p.ImportedFrom }).ToDictionaryAsync(p => p.ImportedFrom!, p => p.Id),
            QueueReaders = [.. members.Where(m => m.Can(Permission.OrganizationChat)).Select(m => m.Id)],
        };
    });

    public Task EndAsync() => Database.WriteAsync(db =>
    {
        var counts = FormattableString.Invariant(
            $"Team members {Report.TeamMembers}, clients {Report.Clients}, conversations {Report.Conversations}, messages {Report.Messages}");
        db.Add(AuditEntry.ByProgram(OrganizationId, Name, AuditAction.HistoryImported, Now).With(counts));
        return Task.CompletedTask;
    });

    /// <summary>Takes one line; what is refused is reported, and the next line is taken.</summary>
    public void Try(ImportLine line, Action take)
    {
        try
        {
            take();
        }
        catch (RefusedException refused)
        {
            Complain(line, refused.Message);
        }
    }

    public void Complain(ImportLine line, string sentence) => Report.Add(new ImportProblem(line.File, line.Number, sentence));

    /// <summary>The people of a batch by their id in the other system, as far as they were imported.</summary>
    public async Task<Dictionary<string, Person>> PeopleAsync(OrgChatDb db, IEnumerable<string> keys)
    {
        var ids = keys.Distinct().Where(Known.ContainsKey).Select(key => Known[key]).ToList();
        return await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.ImportedFrom!);
    }

    private static async Task<Organization> FindAsync(OrgChatDb db, string? name)
    {
        var all = await db.Organizations.AsNoTracking().OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).ToListAsync();
        if (all.Count == 0)
        {
            throw new RefusedException("There is no organization to import into yet. Start OrgChat once in Development, which makes the demo clinics.");
        }

        return name is null ? all[0] : all.Find(organization => Names.Fold(organization.Name) == Names.Fold(name))
            ?? throw new RefusedException($"There is no organization “{name}”. Choose one of: {string.Join(", ", all.Select(o => o.Name))}.");
    }
}
