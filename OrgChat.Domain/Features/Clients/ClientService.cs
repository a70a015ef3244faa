using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clients;

/// <summary>The Clients Page, the search for clients, and each client’s page.</summary>
public sealed class ClientService(OrgChatDatabase database)
{
    /// <summary>Clients of one page.</summary>
    public const int PageSize = 50;

    /// <summary>The most clients that are counted for one list.</summary>
    public const int MostCounted = 5000;

    /// <summary>The Clients Page: with “sees all” every client, else one’s own; by name.</summary>
    public Task<CountedPage<ClientModel, ClientCursor>> ListAsync(Actor actor, ClientCursor? after = null) =>
        ListAsync(actor, new ClientRequest(), after);

    /// <summary>
    /// The Clients Page as asked for. Without a text it lists what <see cref="ClientAccessQueries"/> lists, with one what search finds.
    /// </summary>
    public Task<CountedPage<ClientModel, ClientCursor>> ListAsync(Actor actor, ClientRequest asked, ClientCursor? after = null) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Clients), async (MemberAct act) =>
        {
            var isSearch = !asked.IsFormer && asked.Text.Trim().Length > 0;
            var clients = asked.IsFormer ? act.Db.FormerClientsListedFor(act.Member)
                : isSearch ? act.Db.ClientsFoundBy(act.Member) : act.Db.ClientsListedFor(act.Member);
            var areOwn = asked.IsOwn || (isSearch ? act.Member.FindsOwnOnly() : act.Member.ListsOwnOnly());
            return await PageAsync(act, clients.AsAsked(act.Db, act.Member, asked), areOwn, asked, after);
        });

    /// <summary>Search by name: with “search across all” every client, else one’s own.</summary>
    public Task<CountedPage<ClientModel, ClientCursor>> SearchAsync(Actor actor, string text, ClientCursor? after = null) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Clients), async (MemberAct act) =>
            await PageAsync(act, act.Db.ClientsFoundBy(act.Member), act.Member.FindsOwnOnly(), new ClientRequest(text), after));

    /// <summary>A client’s page. Every opening is accounted for, of one’s own clients too.</summary>
    /// <exception cref="NotFoundException">No such client, or not open to the viewer.</exception>
    public Task<ClientDetailsModel> OpenAsync(Actor actor, Guid clientId) =>
        database.WriteAsync(actor, Opening(clientId), async (MemberAct act) =>
        {
            var client = await act.Db.PageOfAsync(act.Member, clientId);
            var isOwn = await act.Db.Clients.OwnOf(act.Db, act.Member).AnyAsync(c => c.Id == clientId);
            act.Record().For(client).By(isOwn ? AuditRight.OwnClient : AuditRight.AllClients);
            return await RecordAsync(act.Db, act.Member, client);
        });

    /// <summary>The client’s page again, after a change.</summary>
    public Task<ClientDetailsModel> ReadAsync(Actor actor, Guid clientId) =>
        database.ReadAsync(actor, Opening(clientId), async (MemberAct act) =>
        {
            var client = await act.Db.PageOfAsync(act.Member, clientId);
            return await RecordAsync(act.Db, act.Member, client);
        });

    /// <summary>The client’s conversations that the viewer may open, newest activity first.</summary>
    public Task<Page<ConversationRowModel, InboxCursor>> ConversationsAsync(Actor actor, Guid clientId, InboxCursor? after = null) =>
        database.ReadAsync(actor, Opening(clientId), (MemberAct act) =>
            act.Db.NewestFirstAsync(act.Member, ConversationsOf(clientId, act), after));

    /// <summary>The newest of them beside the one that the viewer has open, at most <paramref name="most"/>, without their tags.</summary>
    public Task<IReadOnlyList<ConversationRowModel>> OtherConversationsAsync(Actor actor, Guid clientId, Guid openId, int most) =>
        database.ReadAsync(actor, Opening(clientId), (MemberAct act) =>
            act.Db.NewestNamedAsync(act.Member, ConversationsOf(clientId, act).Where(c => c.Id != openId), most));

    /// <summary>The client’s conversations that are open and that the viewer may see, newest activity first; at most a page.</summary>
    public Task<IReadOnlyList<ConversationRowModel>> OpenConversationsAsync(Actor actor, Guid clientId) =>
        database.ReadAsync<MemberAct, IReadOnlyList<ConversationRowModel>>(actor, Opening(clientId), async act =>
        {
            var open = ConversationsOf(clientId, act).Where(c => c.ClosedAt == null && act.Db.Clients.Any(client => client.Id == clientId));
            return (await act.Db.NewestFirstAsync(act.Member, open, null)).Rows;
        });

    /// <summary>The family of these clients among those the actor finds: whose relative somebody is, and who is theirs.</summary>
    public Task<IReadOnlyList<RelativeModel>> FamilyAsync(Actor actor, IReadOnlyCollection<Guid> clients) =>
        database.ReadAsync<MemberAct, IReadOnlyList<RelativeModel>>(actor, AuditedOperation.ToOpen(AuditedPage.Clients), async act =>
        {
            var found = act.Db.ClientsFoundBy(act.Member).Where(c => !EF.Parameter(clients).Contains(c.Id));
            var patients = await act.Db.Clients.Where(c => EF.Parameter(clients).Contains(c.Id)).ToListAsync();
            var relatives = await (
                from id in act.Db.Listed(patients.ConvertAll(patient => patient.Id))
                from relative in found
                where relative.RelativeOfId != null && relative.RelativeOfId == id
                orderby relative.Id
                select relative).Take(PageSize).ToListAsync();
            var of = patients.ConvertAll(patient => patient.RelativeOfId);
            relatives.AddRange(await found.Where(c => EF.Parameter(of).Contains(c.Id)).OrderBy(c => c.Id).Take(PageSize).ToListAsync());
            return [.. relatives.DistinctBy(relative => relative.Id).InNameOrder().Select(relative => RelativeModel.Of(relative,
                patients.First(patient => relative.RelativeOfId == patient.Id || patient.RelativeOfId == relative.Id)))];
        });

    private static IQueryable<Conversation> ConversationsOf(Guid clientId, MemberAct act) =>
        act.Db.Conversations.StartingFrom(act.Db.ParticipationsOf(clientId)).VisibleTo(act.Member);

    private static AuditedOperation Opening(Guid clientId) => new(AuditAction.ClientPageOpened, ClientId: clientId);

    private static async Task<CountedPage<ClientModel, ClientCursor>> PageAsync(
        MemberAct act, IQueryable<Client> clients, bool areOwn, ClientRequest asked, ClientCursor? after)
    {
        var db = act.Db;
        var names = await db.Names.OfAsync(db, act.Member.OrganizationId);
        var few = areOwn ? await db.FewWithOwnAsync(act.Member) : null;
        var found = await clients.FirstAsync(names.InOrder(asked, after).Where(MayBeTheirs), PageSize + 1);
        var page = found.Take(PageSize).ToList();
        var teams = await CareTeamsAsync(db, [.. page.Select(c => c.Id)]);
        var counted = asked.Text.Length > 0 ? names.Find(asked.Text).Where(MayBeTheirs) : few;
        return new CountedPage<ClientModel, ClientCursor>(
            [.. page.Select(c =>
                new ClientModel(c.Id, c.Name, c.BirthDate, c.Relation, [.. teams[c.Id]]) { ClientSince = c.ClientSince,
                    HasNamesake = c.HasNamesake, IsActive = c.IsActive })],
            found.Count > PageSize ? new ClientCursor(page[^1].SortKey, page[^1].Id, page[^1].ClientSince) : null,
            await CountAsync(clients, counted?.ToList()));

        bool MayBeTheirs(Guid id) => few is null || few.Contains(id);
    }

    private static Task<int> CountAsync(IQueryable<Client> clients, List<Guid>? among) =>
        (among is null ? clients : clients.Where(c => EF.Parameter(among).Contains(c.Id))).Take(MostCounted + 1).CountAsync();

    private static async Task<ILookup<Guid, PersonName>> CareTeamsAsync(OrgChatDb db, List<Guid> clients)
    {
        var places = await db.CareTeamPlaces.Include(p => p.Member).Where(p => clients.Contains(p.ClientId)).ToListAsync();
        return places.InNameOrder(p => p.Member)
            .ToLookup(p => p.ClientId, p => new PersonName(p.MemberId, p.Member.Name));
    }

    private static async Task<ClientDetailsModel> RecordAsync(OrgChatDb db, TeamMember viewer, Client client) => new()
    {
        Id = client.Id,
        Name = client.Name,
        InShort = client.NameFor(viewer),
        BirthDate = client.BirthDate,
        Email = client.Email,
        Phone = client.Phone,
        Language = client.Language,
        ClientSince = client.ClientSince,
        Relation = client.Relation,
        RelativeOf = (await db.ClientsOpenTo(viewer).FirstOrDefaultAsync(c => c.Id == client.RelativeOfId))?.NameFor(viewer),
        Relatives = (await db.ClientsOpenTo(viewer).Where(c => c.RelativeOfId == client.Id).OrderBy(c => c.Id).Take(PageSize).ToListAsync())
            .InNameOrder().ToChooseFor(viewer),
        CareTeam = [.. (await db.CareTeamPlaces.Include(p => p.Member).Where(p => p.ClientId == client.Id).ToListAsync())
            .InNameOrder(p => p.Member)
            .Select(p => new CareTeamModel(p.MemberId, p.Member.Name, p.Member.Profession, p.Member.Role))],
        CanBeInvited = client.IsActive && !await db.AccountsInUse().AnyAsync(account => account.Id == client.Id),
        CanAssign = viewer.IsAdmin && client.IsActive,
        IsActive = client.IsActive,
        CanChangeActivity = viewer.MayAddClients(),
    };
}
