using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>Makes links in the transaction of the act that asks for one.</summary>
internal static class AccountLinkFactory
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>An invitation for this person, who gets an account if they have none.</summary>
    /// <exception cref="RefusedException">They are not active, or have no address; with a letter a client says theirs
    /// themselves.</exception>
    /// <param name="shownTo">The member who is shown the link; null when it is only mailed.</param>
    public static async Task<AccountLinkToSendModel> InviteAsync(this OrgChatDb db, Person person, DateTimeOffset now,
        AccountLinkKind kind = AccountLinkKind.Invitation, Person? shownTo = null)
    {
        if (!person.IsActive)
        {
            throw new RefusedException("NotActive", person.Name);
        }

        if (person.Email is null && kind != AccountLinkKind.Letter)
        {
            throw new RefusedException("NeedsEmail", person.Name);
        }

        var account = await db.Users.Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == person.Id)
            ?? db.Add(new Account(person)).Entity;
        var organization = await db.Organizations.Where(o => o.Id == person.OrganizationId).Select(o => o.Name).FirstAsync();
        var code = await db.MakeLinkAsync(account, kind, now, shownTo);
        return new AccountLinkToSendModel(new AccountName(person.Id, person.Name, person.Email ?? "", organization), code,
            account.PasswordHash is null);
    }

    /// <summary>A new link’s code; the account’s older links open nothing any more.</summary>
    public static async Task<string> MakeLinkAsync(this OrgChatDb db, Account account, AccountLinkKind kind, DateTimeOffset now,
        Person? shownTo = null)
    {
        await db.ReplaceLinksAsync(account, now);
        var code = kind == AccountLinkKind.Letter ? AccountLinkCode.NewToType() : AccountLinkCode.New();
        db.Add(new AccountLink(account, kind, code, now, shownTo));
        return code;
    }

    /// <summary>Ends the account’s open links, and forgets old ones: who follows a link long after need not learn why it is gone.</summary>
    public static async Task ReplaceLinksAsync(this OrgChatDb db, Account account, DateTimeOffset now)
    {
        foreach (var link in await db.AccountLinks.Where(link => link.AccountId == account.Id).ToListAsync())
        {
            link.Replace(now);
            if (link.CreatedAt + Kept < now)
            {
                db.Remove(link);
            }
        }
    }
}
