using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Team;

/// <summary>Who works in the clinic.</summary>
public sealed class TeamDirectoryService(OrgChatDatabase database)
{
    /// <summary>Members of one page.</summary>
    public const int PageSize = 50;

    /// <summary>Colleagues found at one time when choosing one.</summary>
    public const int FoundAtOnce = 20;

    /// <summary>The person themself, with the rights they have now.</summary>
    public Task<Person> SelfAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), (Act act) => Task.FromResult(act.Person));

    /// <summary>The same with the name of their organization.</summary>
    public Task<(Person Self, string Organization)> SelfAtOrganizationAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            (act.Person, await act.Db.Readers.OrganizationNames.OfAsync(act.Db, act.Person.OrganizationId, (db, id) =>
                db.Organizations.Where(o => o.Id == id).Select(o => o.Name).FirstAsync())));

    /// <summary>Every member, active ones first, by name; for admins.</summary>
    public Task<IReadOnlyList<MemberModel>> ListAsync(Actor actor) =>
        database.ReadAsync<AdminAct, IReadOnlyList<MemberModel>>(actor, AuditedOperation.ToOpen(AuditedPage.Team), async act =>
        {
            var lines = await LinesAsync(act.Db, act.Admin, members => members);
            return [.. lines.OrderByDescending(line => line.IsActive)
                .ThenBy(line => line.Name, Language.Current.NameOrder).ThenBy(line => line.Id)];
        });

    /// <summary>Those who are active, by name, to choose one; for admins.</summary>
    public Task<IReadOnlyList<PersonName>> NamesAsync(Actor actor) =>
        database.ReadAsync<AdminAct, IReadOnlyList<PersonName>>(actor, AuditedOperation.ToOpen(AuditedPage.Team), async act =>
        {
            var team = await act.Db.TeamMembers.Where(m => m.OrganizationId == act.Admin.OrganizationId && m.IsActive).ToListAsync();
            return [.. team.InNameOrder().Select(member => new PersonName(member.Id, member.Name))];
        });

    /// <summary>A page of the team as asked for, sorted and narrowed; for admins.</summary>
    public Task<CountedPage<MemberModel, MemberCursor>> ListAsync(Actor actor, MemberRequest asked, MemberCursor? after = null) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Team), async (AdminAct act) =>
        {
            var members = act.Db.TeamMembers.Where(m => m.OrganizationId == act.Admin.OrganizationId).AsAsked(act.Db, asked);
            var ranks = await members.RanksAsync(act.Db, asked);
            var names = await act.Db.Names.OfAsync(act.Db, act.Admin.OrganizationId);
            var found = names.InOrder(ranks, asked, after).Take(PageSize + 1).ToList();
            var shown = found.Take(PageSize).Select(place => place.Name.Id).ToList();
            var lines = (await LinesAsync(act.Db, act.Admin, all => all.Where(m => shown.Contains(m.Id)))).ToDictionary(line => line.Id);
            return new CountedPage<MemberModel, MemberCursor>(
                [.. shown.Select(id => lines[id])],
                found.Count > PageSize && found[PageSize - 1] is var last
                    ? new MemberCursor(last.Rank, last.Name.SortKey, last.Name.Id)
                    : null,
                names.InOrder(ranks, asked, null).Count());
        });

    /// <summary>One member; for admins.</summary>
    public Task<MemberModel> MemberAsync(Actor actor, Guid memberId) =>
        database.ReadAsync(actor, new(AuditAction.PageOpened, SubjectId: memberId, Facts: new() { Page = AuditedPage.TeamMember }),
            async (AdminAct act) =>
            {
                var lines = await LinesAsync(act.Db, act.Admin, members => members.Where(m => m.Id == memberId));
                return lines.Count == 1 ? lines[0] : throw new NotFoundException(MissingKind.TeamMember);
            });

    /// <summary>Active colleagues whose name holds the text, by name; for any team member.</summary>
    public Task<IReadOnlyList<ColleagueModel>> FindAsync(Actor actor, string text) =>
        database.ReadAsync<MemberAct, IReadOnlyList<ColleagueModel>>(actor, AuditedOperation.ToOpen(AuditedPage.Team), async act =>
        {
            var found =
                await act.Db.TeamMembers.Where(m => m.OrganizationId == act.Member.OrganizationId && m.IsActive && m.Id != act.Member.Id)
                .NamedAsync(act.Db, act.Member.OrganizationId, text, FoundAtOnce);
            return [.. found.Select(m => new ColleagueModel(m.Id, m.Name, m.Role, m.Profession, m.Email))];
        });

    private static async Task<List<MemberModel>> LinesAsync(
        OrgChatDb db, TeamMember viewer, Func<IQueryable<TeamMember>, IQueryable<TeamMember>> choose)
    {
        var members = choose(db.TeamMembers.Where(m => m.OrganizationId == viewer.OrganizationId));
        return await members.Select(m => new MemberModel
        {
            Id = m.Id,
            Name = m.Name,
            Email = m.Email,
            Role = m.Role,
            Profession = m.Profession,
            IsAdmin = m.IsAdmin,
            IsActive = m.IsActive,
            Permissions = m.Permissions,
            GaveThemself = m.GaveThemself,
            GaveThemselfAt = m.GaveThemselfAt,
            CanSignIn = db.Users.Any(account => account.Id == m.Id),
            HasPassword = db.AccountsInUse().Any(account => account.Id == m.Id),
            OwnedConversations = db.Conversations.Count(c => c.OwnerId == m.Id),
            IsSelf = m.Id == viewer.Id,
        }).ToListAsync();
    }
}
