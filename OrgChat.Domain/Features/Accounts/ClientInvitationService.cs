using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>An invitation letter that waits for its client.</summary>
/// <param name="MayIdentify">Whether the viewer is somebody who may give out the second code: not who was shown the first.</param>
/// <param name="IsIdentified">Whether the second code was given out.</param>
public sealed record LetterModel(string MadeBy, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, bool MayIdentify, bool IsIdentified);

/// <summary>
/// How clients get in. By mail: whoever may open a client’s page has a link sent to the address the clinic knows, and is not shown it.
/// Without mail, or without an address: an admin prints a letter, and somebody else who knows the client gives out the second code, so that
/// no one person of the clinic ever holds what a client signs in with. Only for somebody who has no password yet.
/// </summary>
public sealed class ClientInvitationService(OrgChatDatabase database)
{
    /// <summary>The most letters that are made at once.</summary>
    public const int MostLetters = 200;

    /// <summary>For a mail; whoever calls this shows the link to nobody.</summary>
    /// <exception cref="RefusedException">The client has no address, is not active, or signs in already.</exception>
    public Task<AccountLinkToSendModel> InviteAsync(Actor actor, Guid clientId) =>
        database.WriteAsync(actor, new(AuditAction.ClientInvited, ClientId: clientId), async (MemberAct act) =>
        {
            var client = await ClientAsync(act.Db, act.Member, clientId);
            act.RequireConfirmation();
            await RequireInvitableAsync(act.Db, client);
            act.Record().For(client);
            return await act.Db.InviteAsync(client, act.Now);
        });

    /// <summary>The code of a new letter, for an admin to print; a letter before it opens nothing any more.</summary>
    /// <exception cref="RefusedException">The client is not active, or signs in already.</exception>
    public Task<AccountLinkToSendModel> WriteLetterAsync(Actor actor, Guid clientId) =>
        database.WriteAsync(actor, new(AuditAction.ClientLetterMade, ClientId: clientId), async (AdminAct act) =>
        {
            var client = await ClientAsync(act.Db, act.Admin, clientId);
            act.RequireConfirmation();
            return await WriteLetterAsync(act, client);
        });

    /// <summary>
    /// The same for many at once, in the order asked for: those whose pages the admin may open, and those they added in this session. Each
    /// letter is on record by itself; where one is refused, none is made.
    /// </summary>
    /// <exception cref="RefusedException">There are too many, or one of them is not active, or signs in already.</exception>
    public Task<IReadOnlyList<AccountLinkToSendModel>> WriteLettersAsync(Actor actor, IReadOnlyCollection<Guid> clientIds) =>
        database.WriteAsync<AdminAct, IReadOnlyList<AccountLinkToSendModel>>(actor, new(AuditAction.ClientLetterMade), async act =>
        {
            if (clientIds.Count > MostLetters)
            {
                throw new RefusedException("TooManyLetters", MostLetters);
            }

            act.RequireConfirmation();
            var clients = await ClientsAsync(act, clientIds);
            var letters = new List<AccountLinkToSendModel>();
            foreach (var client in clientIds.Select(id => clients.GetValueOrDefault(id) ?? throw new NotFoundException(MissingKind.Client)))
            {
                letters.Add(await WriteLetterAsync(act, client));
            }

            return letters;
        });

    /// <summary>The client’s letter; null when none waits.</summary>
    public Task<LetterModel?> LetterAsync(Actor actor, Guid clientId) =>
        database.ReadAsync(actor, new(AuditAction.ClientPageOpened, ClientId: clientId), async (MemberAct act) =>
        {
            await ClientAsync(act.Db, act.Member, clientId);
            return await OpenLetterAsync(act, clientId) is { } letter
                ? new LetterModel((await act.Db.NameOfAsync(letter.ShownToId))!, letter.CreatedAt, letter.ExpiresAt,
                    await MayIdentifyAsync(act.Db, act.Member, letter), letter.IdentifiedById is not null)
                : null;
        });

    /// <summary>
    /// The second code, for a member who has made sure that it is the client who asks; a code given out before is right no more.
    /// </summary>
    /// <exception cref="RefusedException">They were shown the letter, or no letter waits.</exception>
    /// <exception cref="NotFoundException">They do not know the client: neither on the care team nor in a conversation with
    /// them.</exception>
    public Task<string> IdentifyAsync(Actor actor, Guid clientId) =>
        database.WriteAsync(actor, new(AuditAction.ClientIdentified, ClientId: clientId), async (MemberAct act) =>
        {
            var client = await act.Db.OwnClientsOf(act.Member).FirstOrDefaultAsync(c => c.Id == clientId)
                ?? throw new NotFoundException(MissingKind.Client);
            act.RequireConfirmation();
            var letter = await OpenLetterAsync(act, clientId)
                ?? throw new RefusedException("NoLetterWaits", client.Name);
            if (!await MayIdentifyAsync(act.Db, act.Member, letter))
            {
                throw new RefusedException("NotOwnLetter") { Reason = RefusalReason.NotAllowed };
            }

            var code = SecondCode.New();
            letter.Identify(act.Member, SecondCode.HashOf(code, letter, act.Db.RequiredKeys));
            act.Record().For(client);
            return code;
        });

    private static async Task<Client> ClientAsync(OrgChatDb db, TeamMember member, Guid clientId) =>
        await db.ClientsOpenTo(member).FirstOrDefaultAsync(c => c.Id == clientId) ?? throw new NotFoundException(MissingKind.Client);

    private static async Task<Dictionary<Guid, Client>> ClientsAsync(AdminAct act, IReadOnlyCollection<Guid> ids)
    {
        var added = act.Db.AddedInSessionOf(act);
        return (await act.Db.ClientsOpenTo(act.Admin).Where(client => ids.Contains(client.Id)).ToListAsync())
            .Union(await act.Db.Clients.Where(client => ids.Contains(client.Id) && added.Contains(client.Id)).ToListAsync())
            .ToDictionary(client => client.Id);
    }

    private static async Task<AccountLinkToSendModel> WriteLetterAsync(AdminAct act, Client client)
    {
        await RequireInvitableAsync(act.Db, client);
        act.Record(AuditAction.ClientLetterMade).For(client);
        return await act.Db.InviteAsync(client, act.Now, AccountLinkKind.Letter, act.Admin);
    }

    private static async Task RequireInvitableAsync(OrgChatDb db, Client client)
    {
        if (await db.AccountsInUse().AnyAsync(account => account.Id == client.Id))
        {
            throw new RefusedException("SignsInAlready", client.Name);
        }
    }

    private static async Task<AccountLink?> OpenLetterAsync(Act act, Guid clientId) =>
        (await act.Db.AccountLinks.Include(link => link.Account.Person)
            .Where(link => link.AccountId == clientId && link.Kind == AccountLinkKind.Letter).ToListAsync())
            .Find(link => link.StateAt(act.Now) == AccountLinkState.Open);

    private static async Task<bool> MayIdentifyAsync(OrgChatDb db, TeamMember member, AccountLink letter) =>
        letter.ShownToId != member.Id && await db.OwnClientsOf(member).AnyAsync(c => c.Id == letter.AccountId);
}
