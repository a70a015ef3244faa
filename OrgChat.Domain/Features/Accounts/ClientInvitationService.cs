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
            await RequireInvitableAsync(act.Db, client);
            act.Record().For(client);
            return await act.Db.InviteAsync(client, act.Now, AccountLinkKind.Letter, act.Admin);
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
