using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;
using OrgChat.Domain.Sessions;

namespace OrgChat.Domain.Accounts;

/// <summary>
/// How clients get in: whoever may open a client’s page invites them, at the address the clinic knows. Only somebody who has no password yet: a
/// link for an account in use is the client’s own to ask for.
/// </summary>
public sealed class ClientInvitations(OrgChatDatabase database, TimeProvider clock)
{
    /// <exception cref="RefusedException">The client has no address, is not active, or signs in already.</exception>
    public Task<LinkToSend> InviteAsync(Actor actor, Guid clientId) => database.WriteAsync(async db =>
    {
        var member = await db.ActingMemberAsync(actor);
        var client = await db.ClientsOpenTo(member).FirstOrDefaultAsync(c => c.Id == clientId) ?? throw new NotFoundException("client");
        await db.RequireConfirmationAsync(actor);
        if (await db.Users.AnyAsync(account => account.Id == clientId && account.PasswordHash != null))
        {
            throw new RefusedException($"{client.Name} signs in already. Who forgot the password asks for a new one on the sign-in page.");
        }

        db.Record(member, AuditAction.ClientInvited, clock.GetUtcNow()).For(client);
        return await db.InviteAsync(client, clock.GetUtcNow());
    });
}
