using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>How accounts are looked up and changed.</summary>
internal static class AccountQueries
{
    /// <exception cref="NotFoundException">The person has no sign-in.</exception>
    public static async Task<Account> OwnAccountAsync(this OrgChatDb db, Actor actor) =>
        await db.Users.Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == actor.PersonId)
        ?? throw new NotFoundException(MissingKind.Account);

    /// <summary>The accounts of an address, with their people: one in each organization at most.</summary>
    public static IQueryable<Account> AccountsOf(this OrgChatDb db, string email)
    {
        var key = db.RequiredKeys.EmailKey(email);
        return db.Users.Include(account => account.Person).Where(account => account.Person.EmailKey == key);
    }

    /// <exception cref="RefusedException">It is no address, or somebody else of the organization has it.</exception>
    public static async Task RequireFreeAddressAsync(this OrgChatDb db, Guid organizationId, string email, Guid? except)
    {
        var address = EmailAddress.Checked(email);
        var key = db.RequiredKeys.EmailKey(address);
        if (await db.People.AnyAsync(p => p.OrganizationId == organizationId && p.EmailKey == key && p.Id != except))
        {
            throw new RefusedException("EmailTaken", address);
        }
    }

    /// <summary>Ends somebody’s access at once: what they wrote stays, and their sessions end in the same transaction.</summary>
    public static async Task DeactivateAsync(this OrgChatDb db, Person person, DateTimeOffset now)
    {
        person.Deactivate(now);
        await db.RemovePhotoAsync(person.Id); // Whoever has left could not take it away any more.
        (await db.Users.FirstOrDefaultAsync(account => account.Id == person.Id))?.EndSessions();
    }

    public static async Task<AccountName> NameAsync(this OrgChatDb db, Account account)
    {
        var organization = await db.Organizations.Where(o => o.Id == account.OrganizationId).Select(o => o.Name).FirstAsync();
        return new AccountName(account.Id, account.Person.Name, account.Person.Email ?? "", organization);
    }
}
