using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Accounts;

/// <summary>How accounts are looked up and changed.</summary>
internal static class AccountQueries
{
    /// <exception cref="NotFoundException">The person has no sign-in.</exception>
    public static async Task<Account> OwnAccountAsync(this OrgChatDb db, Actor actor) =>
        await db.Users.Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == actor.PersonId) ?? throw new NotFoundException("account");

    /// <summary>The accounts of an address, with their people: one in each organization at most.</summary>
    public static IQueryable<Account> AccountsOf(this OrgChatDb db, string email)
    {
        var key = db.RequiredKeys.EmailKey(email);
        return db.Users.Include(account => account.Person).Where(account => account.Person.EmailKey == key);
    }

    public static async Task<AccountName> NameAsync(this OrgChatDb db, Account account)
    {
        var organization = await db.Organizations.Where(o => o.Id == account.OrganizationId).Select(o => o.Name).FirstAsync();
        return new AccountName(account.Id, account.Person.Name, account.Person.Email!, organization);
    }
}
