using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Audit;

/// <summary>The record of who did what; for admins. Reading it is itself recorded.</summary>
public sealed class AuditTrailService(OrgChatDatabase database)
{
    /// <summary>Entries of one page.</summary>
    public const int PageSize = 50;

    /// <summary>People and rights in the answer to who saw a client.</summary>
    public const int MostLooks = 200;

    private const int ExportedAtOnce = 500;
    private const int ClientsToChoose = 20;

    private static readonly AuditedOperation Reading = new(AuditAction.RecordRead);

    /// <summary>Asks a question: the first page of the answer. That it was asked is recorded, turning pages is not.</summary>
    public Task<AuditPage> OpenAsync(Actor actor, AuditFilter filter) => database.WriteAsync(actor, Reading, async (AdminAct act) =>
    {
        var page = await PageAsync(act.Db, act.Admin, filter, null, PageSize);
        await RecordAsync(act, filter);
        return page;
    });

    /// <summary>The page behind this entry in the order asked for, or the first one again.</summary>
    public Task<AuditPage> ListAsync(Actor actor, AuditFilter filter, long? after = null) =>
        database.ReadAsync(actor, Reading, (AdminAct act) =>
            PageAsync(act.Db, act.Admin, filter, after, PageSize));

    /// <summary>Who saw a client, how and how often: each person, way and right once, the last to look first.</summary>
    public Task<IReadOnlyList<AuditAccessModel>> LooksAsync(Actor actor, AuditFilter filter) =>
        database.ReadAsync<AdminAct, IReadOnlyList<AuditAccessModel>>(actor, Reading, async act =>
        {
            var looks = await AuditQueries.Of(act.Db, act.Admin.OrganizationId, filter with { Question = AuditQuestion.WhoSaw })
                .GroupBy(e => new { e.ActorId, e.Action, e.Right })
                .Select(g => new { g.Key, Newest = g.Max(e => e.Id), Times = g.Count(), First = g.Min(e => e.At), Last = g.Max(e => e.At) })
                .OrderByDescending(look => look.Last).Take(MostLooks).ToListAsync();
            var newest = looks.ConvertAll(look => look.Newest);
            var names = await act.Db.AuditEntries.AsNoTracking()
                .Where(e => e.OrganizationId == act.Admin.OrganizationId && EF.Parameter(newest).Contains(e.Id))
                .ToDictionaryAsync(e => e.Id, e => e.ActorName);
            return [.. looks.Select(look => new AuditAccessModel(
                look.Key.ActorId, names[look.Newest], look.Key.Action, look.Key.Right, look.Times, look.First, look.Last))];
        });

    /// <summary>
    /// Everything a filter finds, in its order, read piece by piece. Exporting is recorded before the first entry is given.
    /// </summary>
    /// <exception cref="ConfirmationNeededException">The admin has to confirm who they are first.</exception>
    public async IAsyncEnumerable<AuditEntry> ExportAsync(Actor actor, AuditFilter filter)
    {
        await BeginExportAsync(actor, filter);
        for (long? after = null; ;)
        {
            var page = await database.ReadAsync(actor, Reading, (AdminAct act) =>
                PageAsync(act.Db, act.Admin, filter, after, ExportedAtOnce));
            foreach (var entry in page.Rows)
            {
                yield return entry;
            }

            if ((after = page.Next) is null)
            {
                yield break;
            }
        }
    }

    /// <summary>Whether the admin could export now; asks for a fresh proof of who they are where the last is too old.</summary>
    public Task RequireExportAsync(Actor actor) =>
        database.ReadAsync(actor, new AuditedOperation(AuditAction.RecordExported), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            return true;
        });

    /// <summary>Everybody named in the record as acting or acted upon, to filter by; team members only.</summary>
    public Task<IReadOnlyList<PersonName>> PeopleAsync(Actor actor) =>
        database.ReadAsync<AdminAct, IReadOnlyList<PersonName>>(actor, Reading, async act =>
            (await act.Db.TeamMembers.Where(m => m.OrganizationId == act.Admin.OrganizationId).ToListAsync()).InNameOrder()
                .ToChooseFor(act.Admin));

    /// <summary>Clients whose name holds the text, as far as the record names them.</summary>
    public Task<IReadOnlyList<PersonName>> FindClientsAsync(Actor actor, string text) =>
        database.ReadAsync<AdminAct, IReadOnlyList<PersonName>>(actor, Reading, async act =>
        {
            var named = act.Db.Clients.Where(c => c.OrganizationId == act.Admin.OrganizationId
                && act.Db.AuditEntries.Any(e => e.OrganizationId == act.Admin.OrganizationId && e.ClientId == c.Id));
            return (await named.NamedAsync(act.Db, act.Admin.OrganizationId, text, ClientsToChoose)).ToChooseFor(act.Admin);
        });

    /// <summary>A client’s name by the id an address holds; null when the organization has no such client.</summary>
    public Task<PersonName?> ClientAsync(Actor actor, Guid clientId) => database.ReadAsync(actor, Reading, async (AdminAct act) =>
        (await act.Db.Clients.FirstOrDefaultAsync(c => c.OrganizationId == act.Admin.OrganizationId && c.Id == clientId))
            ?.NameFor(act.Admin));

    private Task BeginExportAsync(Actor actor, AuditFilter filter) =>
        database.WriteAsync(actor, new AuditedOperation(AuditAction.RecordExported), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            await RecordAsync(act, filter);
        });

    private static async Task RecordAsync(AdminAct act, AuditFilter filter)
    {
        var (db, admin) = (act.Db, act.Admin);
        var entry = act.Record().With(new AuditFacts { Question = filter.Question });
        if (filter.ClientId is { } clientId
            && await db.Clients.FirstOrDefaultAsync(c => c.OrganizationId == admin.OrganizationId && c.Id == clientId) is { } client)
        {
            entry.For(client);
        }

        if (filter.PersonId is { } personId
            && await db.People.FirstOrDefaultAsync(p => p.OrganizationId == admin.OrganizationId && p.Id == personId) is { } person)
        {
            entry.About(person);
        }
    }

    private static async Task<AuditPage> PageAsync(OrgChatDb db, TeamMember admin, AuditFilter filter, long? after, int size)
    {
        var found = await AuditQueries.Of(db, admin.OrganizationId, filter, after, size + 1).AsNoTracking().ToListAsync();
        var page = found.Take(size).ToList();
        return new AuditPage(page, found.Count > size ? page[^1].Id : null, await AuditQueries.BornAsync(db, admin.OrganizationId, page));
    }
}
